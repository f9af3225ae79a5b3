import type { CsvIssue } from '../csv/issue'
import { parseCsv } from '../csv/parse'
import type { AtomIssue } from './issue'

export type AtomKind = 'isad' | 'authority' | 'authorityRelationship' | 'event' | 'repository'

/** What is known of the AtoM installation that is to import the file; what is left out is not checked. */
export interface AtomCheckOptions {
  readonly existingLegacyIds?: ReadonlySet<string>
  readonly existingSlugs?: ReadonlySet<string>
  readonly existingRepositories?: ReadonlySet<string>
  readonly existingAuthorityNames?: ReadonlySet<string>
  /** Files in the folder of digital objects on the server. */
  readonly digitalObjectPaths?: ReadonlySet<string>
  /** Terms beyond AtoM's own, by column. */
  readonly furtherTerms?: Readonly<Record<string, readonly string[]>>
}

export interface AtomRow {
  readonly number: number
  readonly cells: readonly string[]
}

export interface AtomTable {
  readonly kind: AtomKind
  readonly text: string
  readonly header: readonly string[]
  /** The rows below the header that hold anything. */
  readonly rows: readonly AtomRow[]
  readonly blankRows: readonly number[]
  readonly csvIssues: readonly CsvIssue[]
  /** The cell of a column, '' if the file has no such column. */
  readonly cell: (row: AtomRow, column: string) => string
  readonly has: (column: string) => boolean
}

export type AtomChecker = (table: AtomTable, options: AtomCheckOptions) => AtomIssue[]

export function readAtomTable(kind: AtomKind, text: string): AtomTable {
  const { rows, issues } = parseCsv(text, ',')
  const [header = [], ...records] = rows
  const positions = new Map<string, number>()
  for (const [index, name] of header.entries()) {
    if (!positions.has(name)) positions.set(name, index)
  }
  const numbered = records.map((cells, index) => ({ number: index + 2, cells }))
  const isBlank = (row: AtomRow): boolean => row.cells.every(cell => cell.trim() === '')
  return {
    kind,
    text,
    header,
    rows: numbered.filter(row => !isBlank(row)),
    blankRows: numbered.filter(isBlank).map(row => row.number),
    csvIssues: issues,
    cell: (row, column) => row.cells[positions.get(column) ?? -1] ?? '',
    has: column => positions.has(column)
  }
}

/** The values of a cell as AtoM divides it: at every `|`, each trimmed, none for a blank cell. */
export function splitAtomValues(cell: string): string[] {
  if (!cell.includes('|')) return cell.trim() === '' ? [] : [cell.trim()]
  return cell.split('|').map(value => value.trim())
}
