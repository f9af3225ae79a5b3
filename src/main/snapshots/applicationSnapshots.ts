import { app } from 'electron'
import type { Catalogues } from '../application/catalogues'
import type { LongJobs } from '../application/longJobs'
import type { Log } from '../log'
import type { AsOfViews } from '../restoring/asOfViews'
import { createRemoteWork } from './remoteWork'
import { startSnapshotProcess } from '../processes/started'
import { createSnapshots } from './snapshots'
import type { Snapshots } from './snapshots'

export interface ApplicationSnapshotsContext {
  readonly catalogues: Catalogues
  readonly views: AsOfViews
  readonly longJobs: LongJobs
  readonly log: Log
  /** The folder of the catalogue's copy in the second location; null without one. */
  secondLocation(): Promise<string | null>
}

/** Snapshots as the running application makes them. */
export function createApplicationSnapshots(context: ApplicationSnapshotsContext): Snapshots {
  const { catalogues, views, longJobs, log, secondLocation } = context
  return createSnapshots({
    opened: catalogues.opened,
    shown: views.describe,
    appVersion: app.getVersion(),
    longJobs,
    startWork: () => createRemoteWork(startSnapshotProcess()),
    secondLocation,
    onTrouble(error) {
      log.error('older snapshots were not rotated:', error)
    }
  })
}
