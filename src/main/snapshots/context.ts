import type { OpenCatalogue } from '../../shared/ipc'
import type { LongJobs } from '../application/longJobs'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import type { FileOperations } from '../files/operations'
import type { SnapshotWork } from './messages'

/** What snapshots need of the running application. */
export interface SnapshotsContext {
  /** The open catalogue; fails when there is none. */
  opened(): CatalogueSession
  /** The catalogue as the page sees it: of an earlier state that is looked at, no snapshot is made. */
  shown(): Pick<OpenCatalogue, 'readOnly'> | null
  readonly appVersion: string
  readonly longJobs: Pick<LongJobs, 'run'>
  startWork(): SnapshotWork
  /** The folder of the catalogue's copy in the second location; null without one. */
  secondLocation(): Promise<string | null>
  /** What must not undo a snapshot that is made already. */
  onTrouble(error: unknown): void
  readonly operations?: FileOperations
  now?(): Date
}
