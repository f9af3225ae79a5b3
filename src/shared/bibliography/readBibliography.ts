import { readBibtex } from './bibtexRead'
import { readCslJson } from './cslRead'
import type { BibliographyFormat } from './kindTypes'
import { readRis } from './risRead'
import { tableOfWorks } from './table'
import type { BibliographyTable } from './table'

/** The beginning of an entry up to its first field; a formula such as `@SUM(A1,B2)` is none. */
const bibtexEntry = /(?:^|\n)[ \t]*@[a-z]+[ \t]*[{(]\s*[^\s,=]*\s*,\s*(?:[\w:+.-]+\s*=|[})])/i

/** What the text of a file looks like; null for any other text. */
export function bibliographyFormat(text: string): BibliographyFormat | null {
  const start = text.replace(/^[\s\uFEFF]+/, '')
  if (/^[[{]/.test(start)) return /"type"\s*:/.test(start) && /"id"\s*:/.test(start) ? 'csl' : null
  if (/(?:^|\n) {0,2}TY {1,2}- ?[A-Z]/.test(text)) return 'ris'
  if (/(?:^|\n) {0,2}ER {1,2}-/.test(text) && /^[A-Z][A-Z0-9] {1,2}- /.test(start)) return 'ris'
  return bibtexEntry.test(text) ? 'bibtex' : null
}

export function readBibliography(text: string, format: BibliographyFormat): BibliographyTable {
  const read = { ris: readRis, bibtex: readBibtex, csl: readCslJson }[format]
  return tableOfWorks(read(text))
}
