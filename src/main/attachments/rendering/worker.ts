import type { FailureCode } from '../failureCodes'
import type { RenderingJob, RenderingReply, RenderingRequest } from './messages'

/** A running rendering process, whatever started it. */
export interface RenderingProcess {
  send(request: RenderingRequest): void
  onReply(listener: (reply: RenderingReply) => void): void
  onExit(listener: () => void): void
  kill(): void
}

export interface RenderingLimits {
  /** Milliseconds that one job may take. */
  readonly time: number
  /** Jobs after which the process is renewed, as its readers do not give all memory back. */
  readonly jobs: number
  /** Milliseconds without work after which the process is ended. */
  readonly idle: number
}

export const renderingLimits: RenderingLimits = { time: 20_000, jobs: 500, idle: 60_000 }

/** For pages written in all their levels: few, and each takes its time. */
export const buildingLimits: RenderingLimits = { time: 180_000, jobs: 20, idle: 30_000 }

export interface Worker {
  /** One job at a time; the process is started when it is needed. */
  run(job: RenderingJob): Promise<RenderingReply>
  /** Ends the process; the job that it was doing fails. */
  end(): void
}

/** A job that takes too long or brings its process down fails alone: the next gets a new process. */
export function createWorker(start: () => RenderingProcess, limits: RenderingLimits): Worker {
  let current: { process: RenderingProcess; jobs: number } | undefined
  let running: { id: number; settle: (reply: RenderingReply) => void } | undefined
  let lastId = 0

  function startProcess() {
    const own = { process: start(), jobs: 0 }
    own.process.onReply(reply => {
      if (reply.id === running?.id) running.settle(reply)
    })
    own.process.onExit(() => {
      if (current === own) end('renderingFailed', 'The process that reads files ended unexpectedly')
    })
    return own
  }

  function end(code: FailureCode, message: string): void {
    const ended = current
    current = undefined
    ended?.process.kill()
    running?.settle({ id: running.id, ok: false, code, message })
  }

  async function run(job: RenderingJob): Promise<RenderingReply> {
    if (current && current.jobs >= limits.jobs) end('renderingFailed', 'Renewed')
    current ??= startProcess()
    current.jobs += 1
    const { process } = current
    const id = (lastId += 1)
    const timer = setTimeout(() => {
      end('renderingTimedOut', `More than ${limits.time} ms`)
    }, limits.time)
    const reply = new Promise<RenderingReply>(settle => (running = { id, settle }))
    process.send({ ...job, id })
    return reply.finally(() => {
      clearTimeout(timer)
      running = undefined
    })
  }

  return {
    run,
    end: () => {
      end('renderingFailed', 'The process that reads files was ended')
    }
  }
}
