import type { Positions } from '../changeLog/changeset'

export const snapshotReasons = [
  'hourly',
  'closing',
  'asked',
  'beforeImport',
  'beforeBulkEdit',
  'beforeMigration',
  'newVersion'
] as const
export type SnapshotReason = (typeof snapshotReasons)[number]

/** What a pass over the working copy counted. */
export interface SnapshotCounts {
  /** Records, those in the trash included, each counted once. */
  readonly records: number
  readonly deleted: number
  readonly byKind: Readonly<Record<string, number>>
  /** Lines of the file: a record that changed while it was written stands in it again, and the last one counts. */
  readonly lines: number
}

/**
 * Stands beside `<name>.ndjson.gz` as `<name>.json` and makes it a snapshot: it is written last, once the file was read
 * back. A line of the file is one record as the working copy holds it (`CatalogueRecord`).
 */
export interface SnapshotManifest extends SnapshotCounts {
  readonly format: 1
  readonly catalogue: { readonly id: string; readonly title: string }
  readonly reason: SnapshotReason
  /** ISO 8601, UTC. */
  readonly at: string
  readonly app: string
  readonly schemaVersion: number
  /** The state is exactly that of the journal up to here. */
  readonly positions: Positions
  /** Of the compressed file. */
  readonly bytes: number
  readonly sha256: string
  /** Of the text within. */
  readonly textBytes: number
  readonly textSha256: string
}

/** A snapshot in the list: where it lies, and what its manifest says. */
export interface SnapshotInfo {
  /** File name without ending. */
  readonly name: string
  readonly place: 'catalogue' | 'secondLocation'
  readonly manifest: SnapshotManifest
}
