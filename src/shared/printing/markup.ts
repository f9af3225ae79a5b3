/** Markup that was escaped where it had to be. */
export interface Markup {
  readonly html: string
}

export type MarkupPart = Markup | string | number | null | readonly MarkupPart[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;'
}

/** Text as text; characters that no document may hold are left out. */
function escaped(text: string): string {
  return text
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, character => entities[character] ?? '')
}

function htmlOf(part: MarkupPart): string {
  if (part === null) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'html' in part ? part.html : part.map(htmlOf).join('')
}

/** markup`<p>${text}</p>`: what is put in is text, unless it is markup itself; lists are joined. */
export function markup(texts: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  const html = texts.map((text, index) => text + htmlOf(parts[index] ?? null)).join('')
  return { html }
}
