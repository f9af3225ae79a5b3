import type { Operation } from '../../changeLog/changeset'
import type { ImportIssue } from '../issue'
import type { FieldDifference } from '../operations'

/** What becomes of a row. */
export type RowStatus = 'created' | 'changed' | 'unchanged' | 'skipped' | 'refused'

export interface RowOutcome {
  /** Line of the file, from 1; the number of the row where the source has no lines. */
  readonly line: number
  readonly status: RowStatus
  /** The record; null where none is found or made. */
  readonly id: string | null
  readonly kind: string
  /** What the row itself calls its record. */
  readonly label: string
  readonly operations: readonly Operation[]
  readonly differences: readonly FieldDifference[]
  readonly issues: readonly ImportIssue[]
  /** Of a refused row: what it holds, so that it can be saved, mended and imported again. */
  readonly cells?: readonly string[]
}
