export interface Jobs {
  run<Value>(job: string, work: (signal: AbortSignal) => Promise<Value>): Promise<Value>
  cancel(job: string): void
  /** Cancels all and waits until they have ended. */
  close(): Promise<void>
}

/** Running work that can be cancelled by its name. */
export function createJobs(): Jobs {
  const running = new Map<string, { controller: AbortController; ended: Promise<unknown> }>()
  return {
    async run(job, work) {
      const controller = new AbortController()
      const done = work(controller.signal)
      const own = { controller, ended: Promise.allSettled([done]) }
      running.set(job, own)
      await own.ended
      if (running.get(job) === own) running.delete(job)
      return done
    },
    cancel(job) {
      running.get(job)?.controller.abort()
    },
    async close() {
      const all = [...running.values()]
      for (const { controller } of all) controller.abort()
      await Promise.all(all.map(({ ended }) => ended))
    }
  }
}
