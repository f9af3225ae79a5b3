import { Failure } from '../failure'
import type { ReadPage, ReadingReply, ReadingRequest, ReadingTask } from './messages'

/** A running reading process, whatever started it. */
export interface ReadingProcess {
  send(request: ReadingRequest): void
  onReply(listener: (reply: ReadingReply) => void): void
  onExit(listener: () => void): void
  kill(): void
}

export interface ReadingLimits {
  /** Milliseconds that one page may take. */
  readonly time: number
  /** Pages after which the process is renewed. */
  readonly pages: number
  /** Milliseconds without work after which the process is ended: its models take room. */
  readonly idle: number
}

export const readingLimits: ReadingLimits = { time: 300_000, pages: 1000, idle: 60_000 }

export interface Reader {
  /** One page at a time; a page that is cancelled takes the process with it. */
  read(task: ReadingTask, signal: AbortSignal): Promise<ReadPage>
  end(): void
}

/** Reads pages one after the other in a process of its own; a page that fails, fails alone. */
export function createReader(start: () => ReadingProcess, limits: ReadingLimits): Reader {
  let current: { process: ReadingProcess; pages: number } | undefined
  let running: { id: number; settle: (reply: ReadingReply) => void } | undefined
  let last: Promise<unknown> = Promise.resolve()
  let idling: NodeJS.Timeout | undefined
  let lastId = 0

  function startProcess() {
    const own = { process: start(), pages: 0 }
    own.process.onReply(reply => {
      if (reply.id === running?.id) running.settle(reply)
    })
    own.process.onExit(() => {
      if (current === own) end('readingFailed', 'The process that reads text ended unexpectedly')
    })
    return own
  }

  function end(code: string, message: string): void {
    const ended = current
    current = undefined
    ended?.process.kill()
    running?.settle({ id: running.id, ok: false, code, message })
  }

  async function readNow(task: ReadingTask, signal: AbortSignal): Promise<ReadPage> {
    if (signal.aborted) throw new Failure('cancelled', 'Cancelled')
    clearTimeout(idling)
    if (current && current.pages >= limits.pages) end('readingFailed', 'Renewed')
    current ??= startProcess()
    current.pages += 1
    const { process } = current
    const id = (lastId += 1)
    const stop = whenStopped(signal, limits.time, end)
    const replied = new Promise<ReadingReply>(settle => (running = { id, settle }))
    process.send({ ...task, id })
    const reply = await replied.finally(() => {
      running = undefined
      stop()
      idling = setTimeout(end, limits.idle, 'readingFailed', 'Idle').unref()
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
      clearTimeout(idling)
      end('readingFailed', 'Closed')
    }
  }
}

/** Ends a page that takes too long or is cancelled; the answer is called when it is done before. */
function whenStopped(
  signal: AbortSignal,
  time: number,
  end: (code: string, message: string) => void
): () => void {
  const cancel = (): void => {
    end('cancelled', 'Cancelled')
  }
  const timer = setTimeout(end, time, 'readingTimedOut', `More than ${time} ms`)
  signal.addEventListener('abort', cancel)
  return () => {
    clearTimeout(timer)
    signal.removeEventListener('abort', cancel)
  }
}
