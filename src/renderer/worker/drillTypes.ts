import type { Positions } from '../../shared/changeLog/changeset'
import type { DrillProgress, DrillResult } from '../../shared/restoring/drill'
import type { DrillSources } from './drill'

/** Names of the databases, and what is known of the snapshot. */
export interface DrillTask {
  readonly restored: string
  readonly catalogue: string
  readonly lines: number
  readonly positions: Positions
}

/** The worker in which a drill runs; functions come to it as proxies, which cannot stand within objects. */
export interface DrillWorker {
  run(
    task: DrillTask,
    readJournal: DrillSources['readJournal'],
    snapshotPage: DrillSources['snapshotPage'] | null,
    onProgress: (progress: DrillProgress) => void
  ): Promise<DrillResult>
}
