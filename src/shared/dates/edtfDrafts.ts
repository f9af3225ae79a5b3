/** Blanks inside sets, as the draft of 2012 wrote them. */
function withoutBlanks(text: string): string {
  return /^[[{].*[\]}]$/.test(text) ? text.replace(/ /g, '') : text
}

const compactDay = /^(\d{4})(\d\d)(\d\d)$/

/** The basic format of ISO 8601, which EAD allows. */
function extended(text: string): string {
  if (!/^\d{8}(?:\/\d{8})?$/.test(text)) return text
  return text.replace(/\d{8}/g, day => day.replace(compactDay, '$1-$2-$3'))
}

/**
 * EDTF as it was drafted in 2012, open digits as MARC 21 writes them (`19uu`) and the basic format of ISO 8601, in the
 * words of ISO 8601-2:2019; any other text as it is. Many catalogues still export these.
 */
export function asStandardEdtf(text: string): string {
  return extended(withoutBlanks(text))
    .replace(/^unknown\//i, '/')
    .replace(/\/unknown$/i, '/')
    .replace(/^open\//i, '../')
    .replace(/\/open$/i, '/..')
    .replace(/(?<=[\dux-])[ux]|[ux](?=[\dux-])/gi, 'X')
    .replace(/\?~|~\?/g, '%')
    .replace(/^y(?=-?\d)/, 'Y')
    .replace(/^~(\d{4})$/, '$1~')
    .replace(/^\?(\d{4})$/, '$1?')
    .replace(/^(?:~(\d{4})\?|\?(\d{4})~)$/, '$1$2%')
}
