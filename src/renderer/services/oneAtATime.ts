/**
 * Runs work one call at a time; calls made meanwhile become one, made when it has ended. The promise of a call is kept
 * when a run that began after it has ended.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  function run(): Promise<void> {
    running = work().finally(() => {
      running = null
    })
    return running
  }

  return async () => {
    if (!running) return run()
    next ??= running
      .catch(() => undefined)
      .then(async () => {
        next = null
        return run()
      })
    return next
  }
}
