import { Failure } from '../../failure'
import type { RenderingAnswers, RenderingJob, RenderingReply } from './messages'
import { createWorker, type RenderingLimits, type RenderingProcess } from './worker'

export interface Rendering {
  run<Op extends RenderingJob['op']>(
    job: Extract<RenderingJob, { op: Op }>
  ): Promise<RenderingAnswers[Op]>
  close(): void
}

interface Waiting {
  readonly job: RenderingJob
  settle(reply: RenderingReply): void
}

/** Gives the jobs one by one to the rendering process: pages, for which a person waits, first. */
export function createRendering(start: () => RenderingProcess, limits: RenderingLimits): Rendering {
  const worker = createWorker(start, limits)
  const urgent: Waiting[] = []
  const patient: Waiting[] = []
  let idling: NodeJS.Timeout | undefined
  let isRunning = false
  let isClosed = false

  async function work(): Promise<void> {
    if (isRunning) return
    isRunning = true
    clearTimeout(idling)
    const take = () => urgent.shift() ?? patient.shift()
    for (let next = take(); next; next = take()) {
      next.settle(isClosed ? closed : await worker.run(next.job).catch(notStarted))
    }
    isRunning = false
    if (!isClosed) idling = setTimeout(worker.end, limits.idle).unref()
  }

  return {
    async run<Op extends RenderingJob['op']>(job: Extract<RenderingJob, { op: Op }>) {
      const reply = await new Promise<RenderingReply>(settle => {
        const queue = job.op === 'page' ? urgent : patient
        queue.push({ job, settle })
        void work()
      })
      if (!reply.ok) throw new Failure(reply.code, reply.message)
      // The process answers each operation with its own kind of value.
      return reply.value as RenderingAnswers[Op]
    },
    close() {
      isClosed = true
      clearTimeout(idling)
      worker.end()
    }
  }
}

const closed = { id: 0, ok: false, code: 'renderingFailed', message: 'Closed' } as const

function notStarted(error: unknown): RenderingReply {
  return { ...closed, message: error instanceof Error ? error.message : String(error) }
}
