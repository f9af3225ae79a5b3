import type { ChildProcess } from './childProcess'
import type { Refusal } from './parentPort'

export type WorkerRequest<Job> = Job & { readonly id: number }
export type WorkerReply<Value> = { readonly id: number } & (
  { readonly ok: true; readonly value: Value } | Refusal
)

export interface WorkerLimits {
  /** Milliseconds that one job may take. */
  readonly time: number
  /** Jobs after which the process is renewed, as its readers do not give all memory back. */
  readonly jobs: number
  /** Milliseconds without work after which the process is ended. */
  readonly idle: number
}

export interface Worker<Job, Value> {
  /** One job at a time; the process is started when it is needed. */
  run(job: Job): Promise<WorkerReply<Value>>
  /** Starts the process before there is work. */
  prepare(): void
  /** Ends the process; the job that it was doing fails, for the reason given. */
  end(code?: string, message?: string): void
}

export interface WorkerOptions<Job, Value> {
  start(): ChildProcess<WorkerRequest<Job>, WorkerReply<Value>>
  readonly limits: WorkerLimits
  /** Codes of a process that ended, and of a job that took too long. */
  readonly codes: { readonly failed: string; readonly timedOut: string }
}

/** A job that takes too long or brings its process down fails alone: the next gets a new process. */
export function createWorker<Job, Value>(options: WorkerOptions<Job, Value>): Worker<Job, Value> {
  const { limits, codes } = options
  type Process = ReturnType<WorkerOptions<Job, Value>['start']>
  let current: { readonly process: Process; jobs: number } | undefined
  let running: { id: number; settle: (reply: WorkerReply<Value>) => void } | undefined
  let idling: NodeJS.Timeout | undefined
  let lastId = 0

  function startProcess() {
    const own = { process: options.start(), jobs: 0 }
    own.process.onReply(reply => {
      if (reply.id === running?.id) running.settle(reply)
    })
    own.process.onExit(() => {
      if (current === own) end(codes.failed, 'The process ended unexpectedly')
    })
    return own
  }

  function end(code = codes.failed, message = 'The process was ended'): void {
    clearTimeout(idling)
    const ended = current
    current = undefined
    ended?.process.kill()
    running?.settle({ id: running.id, ok: false, code, message })
  }

  function prepare(): void {
    if (current) return
    current = startProcess()
    idling = setTimeout(end, limits.idle).unref()
  }

  async function run(job: Job): Promise<WorkerReply<Value>> {
    clearTimeout(idling)
    if (current && current.jobs >= limits.jobs) end()
    current ??= startProcess()
    current.jobs += 1
    const { process } = current
    const id = (lastId += 1)
    const timer = setTimeout(end, limits.time, codes.timedOut, `More than ${limits.time} ms`)
    const reply = new Promise<WorkerReply<Value>>(settle => (running = { id, settle }))
    process.send({ ...job, id })
    return reply.finally(() => {
      clearTimeout(timer)
      running = undefined
      idling = setTimeout(end, limits.idle).unref()
    })
  }

  return { run, prepare, end }
}
