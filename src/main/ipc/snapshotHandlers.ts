import * as v from 'valibot'
import type { Snapshots } from '../snapshots/snapshots'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import * as schemas from './schemas'

export interface SnapshotServices {
  readonly snapshots: Snapshots
}

export function snapshotHandlers({ snapshots }: SnapshotServices): HandlersOf<'snapshots'> {
  const { job, snapshotReason, snapshotEnd, exportText } = schemas
  const { snapshotName, snapshotPlace } = schemas
  return {
    begin: handler(v.strictTuple([job, snapshotReason]), snapshots.begin),
    write: handler(v.strictTuple([job, exportText]), snapshots.write),
    finish: handler(v.strictTuple([job, snapshotEnd]), snapshots.finish),
    abort: handler(v.strictTuple([job]), snapshots.abort),
    list: handler(v.strictTuple([]), snapshots.list),
    verify: handler(v.strictTuple([job, snapshotName, snapshotPlace]), snapshots.verify)
  }
}
