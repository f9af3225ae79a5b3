import { readBibtex } from './bibtexRead'
import { readCslJson } from './cslRead'
import type { BibliographyFormat } from './kindTypes'
import { readRis } from './risRead'
import { tableOfWorks } from './table'
import type { BibliographyTable } from './table'

/** The beginning of an entry up to its first field; a formula such as `@SUM(A1,B2)` is none. */
const bibtexEntry = new RegExp(
  String.raw`(?:^|\n)[ \t]*@[a-z]+[ \t]*[{(]\s*(?:%[^\n]*\n\s*)?` +
    String.raw`(?:[^\n,={}]*,\s*(?:[\w:+.-]+\s*=|[})]|%)|[a-z]+\s*=\s*["{])`,
  'i'
)

/** What the text of a file looks like; null for any other text. */
export function bibliographyFormat(sample: string): BibliographyFormat | null {
  const text = withLineFeeds(sample)
  const start = text.replace(/^[\s\uFEFF]+/, '')
  if (/^[[{]/.test(start)) return isCsl(start) ? 'csl' : null
  if (/(?:^|\n) {0,2}TY {1,2}- ?[A-Za-z]/.test(start)) return 'ris'
  if (/(?:^|\n) {0,2}ER {1,2}-/.test(start) && /^[A-Z][A-Z0-9] {1,2}- /.test(start)) return 'ris'
  return bibtexEntry.test(start) ? 'bibtex' : null
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** An item has a type, and an id unless it comes from a resolver of DOIs. */
function isCsl(text: string): boolean {
  const has = (name: string): boolean => new RegExp(`"${name}"\\s*:`).test(text)
  return has('type') && (has('id') || (has('DOI') && (has('title') || has('author'))))
}

export function readBibliography(text: string, format: BibliographyFormat): BibliographyTable {
  const read = { ris: readRis, bibtex: readBibtex, csl: readCslJson }[format]
  return tableOfWorks(read(withLineFeeds(text)))
}
