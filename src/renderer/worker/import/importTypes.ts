import type { ImportChunk } from '../../../shared/import/file'
import type { ImportPlan } from '../../../shared/import/plan'
import type { FileReading } from '../../../shared/import/run/fileRows'
import type { Resolved } from '../../../shared/import/readValue'
import type { NameRequest } from '../../../shared/import/referenceTexts'
import type { Locale } from '../../../shared/records/words'
import type {
  ImportCheck,
  RefusedRow,
  ReportEntry,
  ReportList
} from '../../../shared/import/run/report'

export interface ImportRequest extends FileReading {
  /** One for each kind of record that the file holds; the first is that of rows which name none. */
  readonly plans: readonly ImportPlan[]
  readonly locale: Locale
  /** `all`: nothing is written when a row cannot be taken; `valid`: the others are. */
  readonly rows: 'all' | 'valid'
  /** Decide the ids of new records: the same for the check and for the import that follows it. */
  readonly milliseconds: number
  readonly seed: number
}

/** What the worker asks of the page. */
export interface ImportSource {
  /** Begins the file anew. */
  restart(): Promise<void>
  next(): Promise<ImportChunk>
  resolve(requests: readonly NameRequest[]): Promise<readonly Resolved[]>
  onProgress(bytes: number, rows: number): void
}

/** Reads a file into operations, beside the window. One file at a time. */
export interface ImportReader {
  open(databaseName: string): Promise<void>
  check(request: ImportRequest, source: ImportSource): Promise<ImportCheck>
  /** Of the last check: lines `from` and following of one of its lists. */
  entries(list: ReportList, from: number, count: number): readonly ReportEntry[]
  refusedRows(from: number, count: number): readonly RefusedRow[]
  begin(request: ImportRequest, source: ImportSource): Promise<void>
  /** The same without reading the file again: `next` gives what the last check found. */
  beginChecked(): void
  /**
   * The next operations of the import begun, as the JSON of changesets, made here since the window must answer
   * meanwhile; null at the end. Fails with `rowsRefused`, where all rows must be taken.
   */
  next(): Promise<readonly string[] | null>
  /** Ends what runs; it fails. */
  cancel(): void
  /** What the last check took down is given up. */
  close(): void
}
