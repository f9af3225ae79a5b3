import type { CsvFormat } from '../csv/write'
import type { Kind } from '../records/kind'
import type { CatalogueRecord } from '../records/record'
import type { ExportContext } from './context'
import type { Loss } from './losses'
import type { Outline } from './outline'

/** Under which heading a format is offered. */
export const formatGroups = ['spreadsheet', 'archives', 'libraries', 'web'] as const
export type FormatGroup = (typeof formatGroups)[number]

/** What is decided for a file before its first record is read. */
export interface FilePlan {
  /** The only kind of the file, for formats with one file for each kind. */
  readonly kind?: Kind
  readonly csv?: CsvFormat
  /** Headers of the columns left out. */
  readonly without?: readonly string[]
  /** Columns of imported files that no field takes. */
  readonly others?: readonly string[]
  /** Which of the format's parts the file is. */
  readonly part?: number
  /** Where each record stands, for formats that write trees. */
  readonly outline?: Outline
}

/** Writes a file piece by piece: nothing of the records before is kept. */
export interface RecordWriter {
  begin(): string
  /** Empty for a record that has no place in the file. */
  record(record: CatalogueRecord, context: ExportContext): string
  end(): string
}

/** What the target would object to. */
export interface ExportIssue {
  /** The rule that is not kept. */
  readonly check: string
  readonly level: 'error' | 'warning' | 'info'
  /** Row as a spreadsheet numbers it, the header being row 1; null if the file or a column is meant. */
  readonly row: number | null
  readonly column: string | null
  readonly message: string
}

/** A form in which records leave the catalogue. Everything that offers or writes formats follows from this. */
export interface ExportFormat {
  readonly name: string
  readonly group: FormatGroup
  /** What a message calls the target. */
  readonly target: string
  /** Names of the kinds it has a place for. */
  readonly kinds: readonly string[]
  readonly extension: 'csv' | 'xlsx' | 'xml' | 'ris' | 'bib' | 'json' | 'ndjson' | 'jsonld' | 'txt'
  /** What a file holds: all records, those of one kind, a single one, one with all below it, or what one of `parts` writes. */
  readonly fileOf: 'all' | 'kind' | 'record' | 'tree' | 'part'
  /** Of a file with all records; the others are named after what they hold. */
  readonly fileName: string
  /** Whether parents must stand above their children. */
  readonly isTree?: boolean
  /** Whether the figures of a record are written with it. */
  readonly hasFigures?: boolean
  writer(plan: FilePlan): RecordWriter
  /** What the target cannot hold of a record; absent where it holds everything. */
  readonly lossesOf?: (
    record: CatalogueRecord,
    context: ExportContext,
    plan: FilePlan
  ) => readonly Loss[]
  /** The target's own rules, where they can be checked here. */
  readonly check?: (text: string, plan: FilePlan) => readonly ExportIssue[]
  /** Formats with one file each, in the order in which the target imports them. */
  readonly parts?: readonly ExportFormat[]
}
