/** Tags with one meaning in every type, by the column that takes their first value. */
export const columnOfTag: Readonly<Record<string, string>> = {
  TI: 'title',
  T1: 'title',
  TT: 'parallel_title',
  AU: 'creator',
  A1: 'creator',
  ED: 'editor',
  A4: 'translator',
  T2: 'contained_in',
  JF: 'contained_in',
  JO: 'contained_in',
  BT: 'contained_in',
  T3: 'series',
  CY: 'place',
  PP: 'place',
  PB: 'publisher',
  LA: 'language',
  CN: 'call_number',
  DO: 'doi',
  UR: 'url',
  KW: 'tags',
  N1: 'public_notes',
  AB: 'abstract',
  N2: 'abstract',
  VL: 'volume',
  IS: 'issue',
  ET: 'edition',
  ST: 'short_title',
  J2: 'journal_abbreviation',
  Y2: 'accessed',
  ID: 'citation_key'
}

export const repeatedColumns: ReadonlySet<string> = new Set([
  'parallel_title',
  'creator',
  'editor',
  'translator',
  'language',
  'tags',
  'public_notes'
])

/** The tag that a column is written as, in the order of an entry. */
export const tagOfColumn: readonly (readonly [column: string, tag: string])[] = [
  ['title', 'TI'],
  ['parallel_title', 'TT'],
  ['creator', 'AU'],
  ['editor', 'ED'],
  ['translator', 'A4'],
  ['contained_in', 'T2'],
  ['series', 'T3'],
  ['volume', 'VL'],
  ['issue', 'IS'],
  ['edition', 'ET'],
  ['place', 'CY'],
  ['publisher', 'PB'],
  ['isbn', 'SN'],
  ['issn', 'SN'],
  ['doi', 'DO'],
  ['url', 'UR'],
  ['accessed', 'Y2'],
  ['language', 'LA'],
  ['call_number', 'CN'],
  ['short_title', 'ST'],
  ['journal_abbreviation', 'J2'],
  ['tags', 'KW'],
  ['abstract', 'AB'],
  ['public_notes', 'N1'],
  ['citation_key', 'ID']
]

export const tagPattern = /^[A-Z][A-Z0-9]$/

/** Texts of several paragraphs, whose lines stay lines. */
export const longTags: ReadonlySet<string> = new Set(['AB', 'N1', 'N2'])

/** Types whose A2 is the editor; elsewhere it is any other author. */
export const typesWithEditor: ReadonlySet<string> = new Set(['CHAP', 'CPAPER', 'ENCYC', 'DICT'])
