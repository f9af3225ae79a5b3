import { entryOf } from './work'

/** What a kind of source is called in the three formats. */
interface KindTypes {
  readonly kind: string
  readonly ris: string
  readonly bibtex: string
  readonly csl: string
}

const row = (kind: string, ris: string, bibtex: string, csl: string): KindTypes => ({
  kind,
  ris,
  bibtex,
  csl
})

/**
 * The terms of the vocabulary, then kinds that bibliographies have beside them. Of several kinds with one type, the
 * first is what the type is read as; the others are told by a second field.
 */
const table: readonly KindTypes[] = [
  row('book', 'BOOK', 'book', 'book'),
  row('article', 'JOUR', 'article', 'article-journal'),
  row('periodicalIssue', 'JFULL', 'periodical', 'periodical'),
  row('report', 'RPRT', 'report', 'report'),
  row('letter', 'PCOMM', 'letter', 'personal_communication'),
  row('archivalUnit', 'MANSCPT', 'unpublished', 'manuscript'),
  row('webPage', 'ELEC', 'online', 'webpage'),
  row('minutes', 'GEN', 'misc', 'document'),
  row('photograph', 'FIGURE', 'image', 'graphic'),
  row('chapter', 'CHAP', 'incollection', 'chapter'),
  row('thesis', 'THES', 'thesis', 'thesis'),
  row('conference paper', 'CPAPER', 'inproceedings', 'paper-conference'),
  row('conference', 'CONF', 'proceedings', 'event'),
  row('magazine article', 'MGZN', 'article', 'article-magazine'),
  row('newspaper article', 'NEWS', 'article', 'article-newspaper'),
  row('serial', 'SER', 'periodical', 'periodical'),
  row('unpublished', 'UNPB', 'unpublished', 'manuscript'),
  row('pamphlet', 'PAMP', 'booklet', 'pamphlet'),
  row('edited book', 'EDBOOK', 'collection', 'collection'),
  row('map', 'MAP', 'misc', 'map'),
  row('patent', 'PAT', 'patent', 'patent'),
  row('dataset', 'DATA', 'dataset', 'dataset'),
  row('film', 'VIDEO', 'movie', 'motion_picture')
]

/** Further names of the same types. */
const alsoBibtex: Readonly<Record<string, string>> = {
  inbook: 'chapter',
  techreport: 'report',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  conference: 'conference paper',
  electronic: 'webPage',
  www: 'webPage',
  mvbook: 'book',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  inreference: 'chapter',
  suppperiodical: 'article',
  mvcollection: 'edited book',
  reference: 'edited book',
  mvreference: 'edited book',
  mvproceedings: 'conference'
}

/** What older names of types say more closely, as biblatex says it in a field. */
export const typeOfThesis: Readonly<Record<string, string>> = {
  mastersthesis: 'mathesis',
  phdthesis: 'phdthesis',
  techreport: 'techreport'
}

const general = { ris: 'GEN', bibtex: 'misc', csl: 'document' } as const
export type BibliographyFormat = keyof typeof general

/** The type of a kind, and whether reading it gives the kind back; if not, the kind must be said beside it. */
export function typeOfKind(
  kind: string,
  format: BibliographyFormat
): { readonly type: string; readonly isExact: boolean } {
  if (kind === '') return { type: general[format], isExact: true }
  const found = table.find(entry => entry.kind === kind)
  // A type of RIS that is none of these was read as a kind of its own.
  const isOwnRis = !found && format === 'ris' && /^[A-Z]{2,7}$/.test(kind)
  const type = isOwnRis ? kind : (found?.[format] ?? general[format])
  return { type, isExact: kindOfType(type, format) === kind }
}

/** The kind that a type of a format stands for; an unknown type stands for itself. */
export function kindOfType(type: string, format: BibliographyFormat): string {
  if (type === general[format]) return ''
  const found = table.find(entry => entry[format] === type)
  return found?.kind ?? (format === 'bibtex' ? (entryOf(alsoBibtex, type) ?? type) : type)
}
