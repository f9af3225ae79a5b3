/** The column that takes a field of BibTeX or biblatex. */
export const columnOfField: Readonly<Record<string, string>> = {
  title: 'title',
  paralleltitle: 'parallel_title',
  author: 'creator',
  editor: 'editor',
  translator: 'translator',
  journal: 'contained_in',
  journaltitle: 'contained_in',
  booktitle: 'contained_in',
  address: 'place',
  location: 'place',
  publisher: 'publisher',
  language: 'language',
  langid: 'language',
  library: 'repository',
  callnumber: 'call_number',
  shelfmark: 'shelfmark',
  isbn: 'isbn',
  issn: 'issn',
  doi: 'doi',
  url: 'url',
  howpublished: 'url',
  keywords: 'tags',
  note: 'public_notes',
  volume: 'volume',
  number: 'issue',
  issue: 'issue',
  pages: 'pages',
  series: 'series',
  edition: 'edition',
  shorttitle: 'short_title',
  shortjournal: 'journal_abbreviation',
  abstract: 'abstract',
  urldate: 'accessed'
}

/** Titles of biblatex with the field of their subtitle. */
export const titleParts: Readonly<Record<string, string>> = {
  title: 'subtitle',
  booktitle: 'booksubtitle',
  journaltitle: 'journalsubtitle',
  maintitle: 'mainsubtitle',
  issuetitle: 'issuesubtitle'
}

/** The field that a column is written as, in the order of an entry. */
export const fieldsOfColumns: readonly (readonly [column: string, field: string])[] = [
  ['title', 'title'],
  ['parallel_title', 'paralleltitle'],
  ['series', 'series'],
  ['volume', 'volume'],
  ['issue', 'number'],
  ['edition', 'edition'],
  ['pages', 'pages'],
  ['place', 'location'],
  ['publisher', 'publisher'],
  ['isbn', 'isbn'],
  ['issn', 'issn'],
  ['doi', 'doi'],
  ['url', 'url'],
  ['accessed', 'urldate'],
  ['repository', 'library'],
  ['call_number', 'callnumber'],
  ['short_title', 'shorttitle'],
  ['journal_abbreviation', 'shortjournal'],
  ['abstract', 'abstract'],
  ['public_notes', 'note']
]

/** Read as they stand, without commands. */
export const verbatimFields: ReadonlySet<string> = new Set(['doi', 'url', 'eprint', 'file'])
