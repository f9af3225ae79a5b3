import { randomUUID } from 'node:crypto'
import type { ExportTarget } from '../../shared/exchange/calls'
import { Failure } from '../failure'
import { chooseTargets } from './chooseTargets'
import type { ExportDialogs } from './chooseTargets'
import { openParts } from './parts'
import type { Parts } from './parts'

export interface Exports {
  begin(names: readonly string[]): Promise<ExportTarget | null>
  write(job: string, file: number, text: string): Promise<void>
  finish(job: string): Promise<readonly string[]>
  abort(job: string): Promise<void>
  /** Where the first file of a finished job is. */
  finishedPath(job: string): string
  /** Removes what is unfinished. */
  close(): Promise<void>
}

interface Job {
  readonly parts: Parts
  /** Calls of one job run one after the other, in the order in which they came. */
  last: Promise<unknown>
}

const finishedLimit = 50

function unknownJob(): Failure {
  return new Failure(
    'exportEnded',
    'This export has ended or was cancelled. Start the export again.'
  )
}

/** Exports are written beside their target and take its place only when they are complete. */
export function createExports(dialogs: ExportDialogs): Exports {
  const jobs = new Map<string, Job>()
  const finished = new Map<string, readonly string[]>()

  function jobOf(name: string): Job {
    const job = jobs.get(name)
    if (!job) throw unknownJob()
    return job
  }

  async function inTurn<Value>(name: string, work: (job: Job) => Promise<Value>): Promise<Value> {
    const job = jobOf(name)
    const turn = job.last.then(() => work(jobOf(name)))
    job.last = turn.catch(() => undefined)
    return turn
  }

  async function discard(name: string, job: Job): Promise<void> {
    jobs.delete(name)
    await job.parts.remove()
  }

  async function orDiscard<Value>(name: string, work: (job: Job) => Promise<Value>) {
    return inTurn(name, async job => {
      try {
        return await work(job)
      } catch (error) {
        await discard(name, job)
        throw error
      }
    })
  }

  return {
    async begin(names) {
      const choice = await chooseTargets(names, dialogs)
      if (choice === null) return null
      const job = randomUUID()
      jobs.set(job, { parts: await openParts(choice.paths, names), last: Promise.resolve() })
      return { job, shownPath: choice.shownPath }
    },
    write: (name, file, text) => orDiscard(name, job => job.parts.write(file, text)),
    finish: name =>
      orDiscard(name, async job => {
        const paths = await job.parts.finish()
        jobs.delete(name)
        finished.set(name, paths)
        for (const old of [...finished.keys()].slice(0, -finishedLimit)) finished.delete(old)
        return paths
      }),
    async abort(name) {
      if (jobs.has(name)) await inTurn(name, job => discard(name, job))
    },
    finishedPath(name) {
      const [path] = finished.get(name) ?? []
      if (path === undefined) throw unknownJob()
      return path
    },
    async close() {
      await Promise.all([...jobs].map(([name, job]) => discard(name, job)))
    }
  }
}
