import type { JobProgress } from '../../shared/ipc'
import { Failure } from '../failure'
import { createJobs } from './jobs'

/** What a long job is given: when to stop, and how to say how far it is. */
export interface Job {
  readonly signal: AbortSignal
  /** May be called as often as one likes. */
  report(step: string, done: number, total: number): void
}

export interface LongJobs {
  /** Fails with the code `cancelled` when the job was cancelled. */
  run<Value>(name: string, work: (job: Job) => Promise<Value>): Promise<Value>
  cancel(name: string): void
  close(): Promise<void>
}

const tellAfter = 100

/** Work of the main process over a second: shown with its progress, and ended from the window. */
export function createLongJobs(send: (progress: JobProgress) => void): LongJobs {
  const jobs = createJobs()
  return {
    run: (name, work) =>
      jobs.run(name, async signal => {
        try {
          return await work({ signal, report: reporter(name, send) })
        } catch (error) {
          if (signal.aborted) throw new Failure('cancelled', 'Cancelled')
          throw error
        }
      }),
    cancel: jobs.cancel,
    close: jobs.close
  }
}

/** Tells ten times a second at most, and always when a step begins or is complete. */
function reporter(job: string, send: (progress: JobProgress) => void): Job['report'] {
  let told = -Infinity
  let lastStep = ''
  return (step, done, total) => {
    const isEdge = step !== lastStep || done === total
    if (!isEdge && performance.now() - told < tellAfter) return
    told = performance.now()
    lastStep = step
    send({ job, step, done, total })
  }
}
