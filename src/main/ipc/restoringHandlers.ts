import * as v from 'valibot'
import type { Restoring } from '../restoring/restoring'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { job, moment, snapshotName, snapshotPlace, token } from './schemas'

export interface RestoringServices {
  readonly restoring: Restoring
}

export function restoringHandlers({ restoring }: RestoringServices): HandlersOf<'restoring'> {
  const nothing = v.strictTuple([])
  return {
    span: handler(nothing, () => restoring.span()),
    view: handler(v.strictTuple([moment]), wanted => restoring.view(wanted)),
    leave: handler(nothing, () => restoring.leave()),
    copyAsOf: handler(v.strictTuple([job, v.nullable(moment)]), (name, wanted) =>
      restoring.copyAsOf(name, wanted)
    ),
    restoreSnapshot: handler(
      v.strictTuple([job, snapshotName, snapshotPlace]),
      (running, name, place) => restoring.restoreSnapshot(running, name, place)
    ),
    openMade: handler(v.strictTuple([token]), made => restoring.openMade(made)),
    beginReading: handler(v.strictTuple([snapshotName, snapshotPlace]), (name, place) =>
      restoring.beginReading(name, place)
    ),
    readPage: handler(nothing, () => restoring.readPage()),
    endReading: handler(nothing, () => restoring.endReading())
  }
}
