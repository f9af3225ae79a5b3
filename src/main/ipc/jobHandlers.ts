import * as v from 'valibot'
import type { LongJobs } from '../application/longJobs'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { job } from './schemas'

export interface JobServices {
  readonly longJobs: LongJobs
}

export function jobHandlers({ longJobs }: JobServices): HandlersOf<'jobs'> {
  return {
    cancel: handler(v.strictTuple([job]), async name => {
      longJobs.cancel(name)
    })
  }
}
