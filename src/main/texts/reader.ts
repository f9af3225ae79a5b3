import { Failure } from '../failure'
import { createWorker, type WorkerLimits } from '../processes/worker'
import type { ReadPage, ReadingProcess, ReadingTask } from './messages'

/** An idle process is ended soon: its models take room. */
export const readingLimits: WorkerLimits = { time: 300_000, jobs: 1000, idle: 60_000 }

const codes = { failed: 'readingFailed', timedOut: 'readingTimedOut' }

export interface Reader {
  /** One page at a time; a page that is cancelled takes the process with it. */
  read(task: ReadingTask, signal: AbortSignal): Promise<ReadPage>
  end(): void
}

/** Reads pages one after the other in a process of its own; a page that fails, fails alone. */
export function createReader(start: () => ReadingProcess, limits: WorkerLimits): Reader {
  const worker = createWorker<ReadingTask, ReadPage>({ start, limits, codes })
  let last: Promise<unknown> = Promise.resolve()

  async function readNow(task: ReadingTask, signal: AbortSignal): Promise<ReadPage> {
    if (signal.aborted) throw new Failure('cancelled', 'Cancelled')
    const cancel = (): void => {
      worker.end('cancelled', 'Cancelled')
    }
    signal.addEventListener('abort', cancel)
    const reply = await worker.run(task).finally(() => {
      signal.removeEventListener('abort', cancel)
    })
    if (!reply.ok) throw new Failure(reply.code, reply.message)
    return reply.value
  }

  return {
    async read(task, signal) {
      const work = last.then(() => readNow(task, signal))
      last = work.catch(() => undefined)
      return work
    },
    end: () => {
      worker.end()
    }
  }
}
