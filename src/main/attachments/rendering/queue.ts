import { Failure } from '../../failure'
import { createWorker, type WorkerLimits } from '../../processes/worker'
import type { RenderingAnswers, RenderingJob, RenderingProcess, RenderingReply } from './messages'

export interface Rendering {
  run<Op extends RenderingJob['op']>(
    job: Extract<RenderingJob, { op: Op }>
  ): Promise<RenderingAnswers[Op]>
  /** Starts the process, for work that comes soon. */
  prepare(): void
  close(): void
}

type Answer = RenderingAnswers[RenderingJob['op']]

const codes = { failed: 'renderingFailed', timedOut: 'renderingTimedOut' }

interface Waiting {
  readonly job: RenderingJob
  settle(reply: RenderingReply): void
}

/** Up to this width a picture is one of many in a strip or list. */
const widestSmall = 320

const unhurried = new Set<RenderingJob['op']>(['identify', 'describe', 'describeAll', 'facts'])

/** 0 is what fills the eye of a person, 1 what stands at its edge, 2 what nobody looks at. */
function urgency(job: RenderingJob): 0 | 1 | 2 {
  if (unhurried.has(job.op)) return 2
  return job.op === 'page' && job.rendition.width <= widestSmall ? 1 : 0
}

/** Gives the jobs one by one to the rendering process: those for which a person waits first. */
export function createRendering(start: () => RenderingProcess, limits: WorkerLimits): Rendering {
  const worker = createWorker<RenderingJob, Answer>({ start, limits, codes })
  const queues: readonly Waiting[][] = [[], [], []]
  let isRunning = false
  let isClosed = false

  async function work(): Promise<void> {
    if (isRunning) return
    isRunning = true
    const take = () => queues.find(({ length }) => length > 0)?.shift()
    for (let next = take(); next; next = take()) {
      next.settle(isClosed ? closed : await worker.run(next.job).catch(notStarted))
    }
    isRunning = false
  }

  return {
    async run<Op extends RenderingJob['op']>(job: Extract<RenderingJob, { op: Op }>) {
      const reply = await new Promise<RenderingReply>(settle => {
        queues[urgency(job)]?.push({ job, settle })
        void work()
      })
      if (!reply.ok) throw new Failure(reply.code, reply.message)
      // The process answers each operation with its own kind of value.
      return reply.value as RenderingAnswers[Op]
    },
    prepare: worker.prepare,
    close() {
      isClosed = true
      worker.end()
    }
  }
}

const closed = { id: 0, ok: false, code: 'renderingFailed', message: 'Closed' } as const

function notStarted(error: unknown): RenderingReply {
  return { ...closed, message: error instanceof Error ? error.message : String(error) }
}
