import type { Job } from '../application/longJobs'
import { listStore } from './listStore'
import { checkStored, cycleEvent } from './sweep'
import type { Store } from './sweep'

const flushEvery = 200

/** Checks every file at full speed, as one cycle. When cancelled, what was checked until then counts. */
export async function checkWhole(
  store: Store,
  { signal, report }: Job,
  onRecorded: (isNewFinding: boolean) => void
): Promise<void> {
  const { folder, log, watch } = store
  log.add(cycleEvent(store, 'cycle begun'))
  try {
    report('listing', 0, 0)
    watch.compare(
      await listStore(folder, async () => {
        signal.throwIfAborted()
      })
    )
    await checkEach(store, { signal, report }, onRecorded)
    log.add(cycleEvent(store, 'cycle ended'))
  } catch (error) {
    // Why the check ended matters more than why that could not be noted down.
    await log.flush().catch(() => undefined)
    throw error
  }
  await log.flush()
}

async function checkEach(
  store: Store,
  { signal, report }: Job,
  onRecorded: (isNewFinding: boolean) => void
): Promise<void> {
  const files = [...store.watch.expected()]
  const pace = (): Promise<void> => Promise.resolve()
  for (const [done, file] of files.entries()) {
    report('checking', done, files.length)
    signal.throwIfAborted()
    onRecorded(await checkStored(store, file, { signal, pace }))
    if (done % flushEvery === 0) await store.log.flush()
  }
  report('checking', files.length, files.length)
}
