import type { RuleContext } from './rule'

/** Which parts are stated and which are open; two ends of a range that leave parts out agree in it. */
function shape(edtf: string): string {
  return edtf.replace(/[?~%]/g, '').replace(/\d/g, '0')
}

/**
 * The start of a range, which may leave out what it shares with the end: "1" before "5 July 1924", "July"
 * before "August 1924", "XIX" before "XX век". Only words at the end of the end are lent.
 */
export function completeStart(
  start: string,
  end: string,
  endEdtf: string,
  { readDate }: RuleContext
): string | null {
  // «1920–1930-е»: the ending is lent to the start, which would else be a year.
  if (/^\d{3}0$/.test(start) && /^\d{3}X$/.test(endEdtf)) return `${start.slice(0, 3)}X`
  const decade = /^\d0$/.test(start) && /^\d0\D/.test(end) ? readDate(start + end.slice(2)) : null
  const complete = decade ?? readDate(start)
  if (complete !== null) return complete
  for (const { index } of end.matchAll(/[ .](?=.)/g)) {
    const rest = end.slice(index)
    const tail = start.endsWith('.') ? rest.replace(/^[. ]/, '') : rest
    for (const candidate of [start + tail, `${start}${rest}`, `${start} ${tail}`]) {
      const edtf = readDate(candidate)
      if (edtf !== null && shape(edtf) === shape(endEdtf)) return edtf
    }
  }
  return null
}

/** "5" or "25" after "1924"; a century may only end with its last year, as in "1899–00". */
function shortYear(start: string, end: string): string | null {
  const [, year = ''] = /^(?:\D*\D)?(\d{4})[?\])]*$/.exec(start.replaceAll('{', '').trim()) ?? []
  const [, mark = '', digits = '', query = ''] = /^(\{circa\} ?)?(\d{1,2})(\??)$/.exec(end) ?? []
  if (year === '' || digits === '') return null
  const isNextCentury = digits === '00' && year.endsWith('99')
  if (!isNextCentury && Number(digits) <= Number(year.slice(-digits.length))) return null
  const kept = Number(year.slice(0, -digits.length)) + (isNextCentury ? 1 : 0)
  return `${mark}${kept}${digits}${query}`
}

/** What the end of a range may mean, read with what the start states before it. */
function endCandidates(start: string, end: string): readonly string[] {
  const year = shortYear(start, end)
  const [, hundreds = ''] = /^(\d\d)\d0/.exec(start) ?? []
  const [, stated = '', month = ''] = /^(\d{4}) ?,? (?:(\{m\d\d\}) \d{1,2}$)?/.exec(start) ?? []
  return [
    ...(year === null ? [] : [year]),
    ...(hundreds !== '' && /^\d0\D/.test(end) ? [hundreds + end] : []),
    ...(stated !== '' && !/\d{4}/.test(end) ? [`${stated} ${end}`] : []),
    ...(month !== '' && /^\d{1,2}$/.test(end) ? [`${stated} ${month} ${end}`] : [])
  ]
}

/** The end of a range that leaves out what the start states: "5" after "1924", "August" after "1924 July". */
export function completeEnd(start: string, end: string, { readDate }: RuleContext): string | null {
  for (const candidate of endCandidates(start, end)) {
    const edtf = readDate(candidate)
    if (edtf !== null) return edtf
  }
  return null
}
