import type { ElectronApplication } from 'playwright-core'

const everyMilliseconds = 250

/** Bytes that all processes of the application hold for themselves. */
async function held(application: ElectronApplication): Promise<number> {
  return application.evaluate(({ app }) => {
    const sizes = app.getAppMetrics().map(({ memory }) => memory.workingSetSize)
    return sizes.reduce((sum, size) => sum + size, 0) * 1024
  })
}

/** Watches what the application holds; `stop` gives the peak above what it was at the beginning. */
export async function watchMemory(
  application: ElectronApplication
): Promise<{ stop(): Promise<number> }> {
  const before = await held(application)
  let peak = before
  let isStopped = false
  const watching = (async () => {
    while (!isStopped) {
      // A collection of garbage in the main process may take an answer with it: the next one counts.
      peak = Math.max(peak, await held(application).catch(() => 0))
      await new Promise(resolve => setTimeout(resolve, everyMilliseconds))
    }
  })()
  return {
    async stop() {
      isStopped = true
      await watching
      return peak - before
    }
  }
}
