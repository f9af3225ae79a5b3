import type { Positions } from '../changeLog/changeset'
import type { SnapshotCounts, SnapshotInfo, SnapshotReason } from './manifest'

/** What a pass over the working copy came to. */
export interface SnapshotEnd {
  readonly counts: SnapshotCounts
  /** The state that was read is exactly that of the journal up to here. */
  readonly positions: Positions
}

export interface SnapshotOutcome {
  readonly snapshot: SnapshotInfo
  /** Set when it holds fewer than nine tenths of the records of an earlier one: how many that one holds. */
  readonly recordsBefore: number | null
}

export interface SnapshotList {
  /** Newest first, by the journal and not by the clock. */
  readonly snapshots: readonly SnapshotInfo[]
  /** Names of those whose manifest cannot be read. */
  readonly unreadable: readonly string[]
}

export interface SnapshotDifference {
  readonly what: 'bytes' | 'sha256' | 'textBytes' | 'textSha256' | keyof SnapshotCounts
  readonly stated: string
  readonly found: string
}

/** What reading a snapshot to its end showed. */
export interface SnapshotCheck {
  readonly isSound: boolean
  /** Why reading ended early (a failure code); null when the end was reached. */
  readonly failure: string | null
  readonly differences: readonly SnapshotDifference[]
  /** The next older snapshot of the same place, to be used instead of a damaged one. */
  readonly older: SnapshotInfo | null
}

/** Writing, listing and checking snapshots. */
export interface SnapshotCalls {
  /** One is written at a time: what an earlier call began and did not finish is taken away. */
  begin(job: string, reason: SnapshotReason): Promise<void>
  /** Lines, each a record as JSON, in the order in which they count. */
  write(job: string, text: string): Promise<void>
  /**
   * Reads the file back, compares it with what was counted, gives it its name and rotates. Codes: snapshotEmpty,
   * snapshotNotVerified, snapshotEnded, diskFull, notWritable, snapshotFailed, cancelled.
   */
  finish(job: string, end: SnapshotEnd): Promise<SnapshotOutcome>
  abort(job: string): Promise<void>
  /** Those of the catalogue and of its second location. */
  list(): Promise<SnapshotList>
  /** Reads one to its end and compares it with its manifest. */
  verify(job: string, name: string, place: SnapshotInfo['place']): Promise<SnapshotCheck>
}
