import * as v from 'valibot'
import type { LongJobs } from '../application/longJobs'
import type { Fixity } from '../fixity/fixity'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { expectedFiles, expectedPart, job, listPosition } from './schemas'

export interface FixityServices {
  readonly fixity: Fixity
  readonly longJobs: LongJobs
}

export function fixityHandlers({ fixity, longJobs }: FixityServices): HandlersOf<'fixity'> {
  return {
    expect: handler(v.strictTuple([expectedFiles, expectedPart]), (files, part) =>
      fixity.expect(files, part)
    ),
    status: handler(v.strictTuple([]), () => fixity.status()),
    files: handler(v.strictTuple([listPosition]), async from => fixity.files(from)),
    checkAll: handler(v.strictTuple([job]), name =>
      longJobs.run(name, running => fixity.checkAll(running))
    ),
    pause: handler(v.strictTuple([v.boolean()]), isPaused => fixity.pause(isPaused)),
    events: handler(v.strictTuple([expectedFiles]), files => fixity.events(files)),
    repair: handler(v.strictTuple([job, expectedFiles]), (name, files) =>
      longJobs.run(name, running => fixity.repair(files, running))
    )
  }
}
