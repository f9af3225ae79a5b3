import type { Operation } from '../../../shared/changeLog/changeset'
import type { ImportChunk } from '../../../shared/import/file'
import type { ImportIssue } from '../../../shared/import/issue'
import type { ImportPlan } from '../../../shared/import/plan'
import type { Resolved } from '../../../shared/import/readValue'
import type { NameRequest } from '../../../shared/import/referenceTexts'
import type { Locale } from '../../../shared/records/words'
import type { RowOutcome, RowStatus } from './outcome'

export interface ImportRequest {
  readonly plan: ImportPlan
  readonly delimiter: string
  readonly locale: Locale
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

export type RowCounts = Readonly<Record<RowStatus, number>>

/** The same fault in the same column, however often. */
export interface IssueGroup extends Pick<ImportIssue, 'code' | 'column' | 'outcome'> {
  readonly count: number
  /** The first line and text of it. */
  readonly line: number
  readonly text: string
}

/** What an import would do. */
export interface ImportCheck {
  readonly rows: number
  readonly counts: RowCounts
  readonly groups: readonly IssueGroup[]
  /** The first ones, in the order of the file. */
  readonly issues: readonly ImportIssue[]
  /** The first rows that would change or make something. */
  readonly previews: readonly RowOutcome[]
}

export interface ImportBatch {
  readonly operations: readonly Operation[]
  readonly rows: number
}

/** Reads a file into operations, beside the window. One file at a time. */
export interface ImportReader {
  open(databaseName: string): Promise<void>
  check(request: ImportRequest, source: ImportSource): Promise<ImportCheck>
  begin(request: ImportRequest, source: ImportSource): Promise<void>
  /** The next operations of the import begun; null at the end. */
  next(): Promise<ImportBatch | null>
  /** Ends what runs; it fails. */
  cancel(): void
}
