/** Tags with one meaning in every type, by the column that takes their first value. */
const columnOfTag: Readonly<Record<string, string>> = {
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
  LK: 'url',
  KW: 'tags',
  N1: 'public_notes',
  AB: 'abstract',
  N2: 'abstract',
  VL: 'volume',
  IS: 'issue',
  ET: 'edition',
  ST: 'short_title',
  J2: 'journal_abbreviation',
  JA: 'journal_abbreviation',
  J1: 'journal_abbreviation',
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

/** All that any programme writes. */
export const knownTags: ReadonlySet<string> = new Set([
  ...Object.keys(columnOfTag),
  ...(
    'TY ER A2 A3 AD AN AV C1 C2 C3 C4 C5 C6 C7 C8 CA CP CR CT DA DB DP EP FD H1 H2 L1 L2 L3 L4 LB M1 M2 M3 NV OL ' +
    'OP PY RI RN RP SE SN SP SV TA U1 U2 U3 U4 U5 VO WT WV Y1'
  ).split(' ')
])

/** What contains the work, the fullest title first. */
export const containerTags: readonly string[] = ['T2', 'JF', 'BT', 'JO']
export const abbreviationTags: readonly string[] = ['JA', 'J2', 'J1']
export const articleTypes: ReadonlySet<string> = new Set([
  ...['JOUR', 'EJOUR', 'MGZN', 'NEWS', 'ABST', 'INPR']
])
/** A book lies in a series; no other title stands in T2. */
const bookTypes: ReadonlySet<string> = new Set(['BOOK', 'EBOOK', 'EDBOOK'])

/** Types whose A2 is the editor; elsewhere it is any other author. */
const typesWithEditor: ReadonlySet<string> = new Set([
  ...['CHAP', 'ECHAP', 'CPAPER', 'CONF', 'ENCYC', 'DICT', 'ANCIENT', 'BLOG', 'JOUR', 'EJOUR']
])

/** The column of a tag in an entry of this type. */
export function columnOfTagIn(tag: string, type: string): string | undefined {
  if (tag === 'A2' && typesWithEditor.has(type)) return 'editor'
  if (tag === 'A3' && bookTypes.has(type)) return 'editor'
  if (tag === 'T2' && bookTypes.has(type)) return 'series'
  return columnOfTag[tag]
}

/** The tag of a column in an entry of this type. */
export function tagOfColumnIn(column: string, tag: string, type: string): string {
  if (!bookTypes.has(type)) return tag
  return column === 'series' ? 'T2' : column === 'contained_in' ? 'BT' : tag
}
