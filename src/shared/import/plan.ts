import type { Calendar } from '../dates/types'
import type { CsvColumn } from '../exchange/csvColumn'

/** Where the text of a column goes: the field, its part, and what of the value the text is. */
export type ImportTarget = Pick<CsvColumn, 'field' | 'part' | 'aspect' | 'isRepeated'>

export interface ColumnRule {
  readonly header: string
  /** `keep`: the text stays with the record under the column's name, and comes back on export. */
  readonly target: ImportTarget | 'keep' | 'ignore'
  /** What divides a cell into several values; null is the `|` of our own exports, with its escapes. */
  readonly separator: string | null
  /** What stands between this column's text and that of the column before it with the same target. */
  readonly joint?: string
}

export interface Constant {
  readonly target: ImportTarget
  readonly text: string
}

/** How the rows of a file become records of one kind: chosen once, remembered for files with the same header. */
export interface ImportPlan {
  readonly kind: string
  /** One for each column of the file. */
  readonly columns: readonly ColumnRule[]
  /** As though every row had a further cell. */
  readonly constants: readonly Constant[]
  /** Which of two numbers is the day; null where it is not known: such dates are kept as written only. */
  readonly dayFirst: boolean | null
  readonly calendar: Calendar
  /** Null where it is not known: a number that can be read in two ways then keeps both readings. */
  readonly decimalMark: '.' | ',' | null
  /** Written with an apostrophe before what a spreadsheet could run, which is taken away again. */
  readonly isGuarded: boolean
  readonly match: MatchRule
  /** What is done where the record is there already. */
  readonly found: 'update' | 'skip'
  /** What is done where there is none. */
  readonly missing: 'create' | 'skip'
  /** What an empty cell does to a value that is there. */
  readonly emptyCells: 'keep' | 'clear'
  /** Whether the values of a list take the place of those that are there, or are added to them. */
  readonly lists: 'replace' | 'add'
  /** A record that a cell names and that is not there is created, with this title only. */
  readonly createsReferences: boolean
  /** What the texts of a column stand for, by field (or `field/part`) and text. */
  readonly terms: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** By which cells a row finds the record that it is about. */
export interface MatchRule {
  readonly by: 'id' | 'referenceCode' | 'columns' | 'nothing'
  /** Indexes of the columns that must agree, for `columns`. */
  readonly columns: readonly number[]
}

/** A plan that changes nothing of what is there and takes nothing for granted. */
export const cautiousPlan: ImportPlan = {
  kind: '',
  columns: [],
  constants: [],
  dayFirst: null,
  calendar: 'gregorian',
  decimalMark: null,
  isGuarded: false,
  match: { by: 'nothing', columns: [] },
  found: 'update',
  missing: 'create',
  emptyCells: 'keep',
  lists: 'replace',
  createsReferences: false,
  terms: {}
}

export function targetKey({ field, part, aspect }: ImportTarget): string {
  return `${field}/${part ?? ''}/${aspect}`
}

/** Key of `ImportPlan.terms`. */
export function termsKey({ field, part }: Pick<ImportTarget, 'field' | 'part'>): string {
  return part === undefined ? field : `${field}/${part}`
}
