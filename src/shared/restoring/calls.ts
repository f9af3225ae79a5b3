import type { OpenCatalogue } from '../ipc'
import type { CatalogueRecord } from '../records/record'
import type { SnapshotInfo, SnapshotManifest } from '../snapshots/manifest'
import type { Moment } from './moment'

/** Milliseconds since 1970 of the first and the last save of a catalogue. */
export interface HistorySpan {
  readonly first: number
  readonly last: number
}

/** A scan that is not in a catalogue just made, and why. */
export interface MissingScan {
  readonly sha256: string
  /** Its original name; empty where it is not known. */
  readonly name: string
  readonly reason: 'missing' | 'damaged'
}

/** A catalogue made from another one's history or from a snapshot; not open yet. */
export interface MadeCatalogue {
  /** For `restoring.openMade`. */
  readonly token: string
  readonly title: string
  readonly shownPath: string
  /** Scans in it, each verified. */
  readonly scans: number
  readonly missing: readonly MissingScan[]
}

/** Earlier states of a catalogue, and catalogues made from them. */
export interface RestoringCalls {
  /** Null while nothing was saved. */
  span(): Promise<HistorySpan | null>
  /** The window reloads with the catalogue as it was then. Code: nothingBefore. */
  view(moment: Moment): Promise<OpenCatalogue>
  /** The window reloads with the catalogue of today. */
  leave(): Promise<void>
  /**
   * Writes a new catalogue with the history up to a moment, or up to what is shown; null when no place was chosen.
   * Codes: nothingBefore, folderNotEmpty, insideCatalogue, copyNotVerified, diskFull, notWritable, cancelled.
   */
  copyAsOf(job: string, moment: Moment | null): Promise<MadeCatalogue | null>
  /** Writes a new catalogue from a snapshot; null when no place was chosen. Codes as above and those of reading one. */
  restoreSnapshot(
    job: string,
    name: string,
    place: SnapshotInfo['place']
  ): Promise<MadeCatalogue | null>
  openMade(token: string): Promise<OpenCatalogue>
  /** Begins to read a snapshot page by page; what was begun before ends. */
  beginReading(name: string, place: SnapshotInfo['place']): Promise<SnapshotManifest>
  /** Null at the end, where the snapshot is known to be sound. Codes: snapshotDamaged, snapshotUnreadable … */
  readPage(): Promise<readonly CatalogueRecord[] | null>
  endReading(): Promise<void>
}
