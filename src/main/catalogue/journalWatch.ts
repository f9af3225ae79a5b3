import type { JournalScan } from '../journal/scanJournal'
import { rememberedOf } from '../journal/remembered'
import { verifyRecalled } from '../journal/verifying'
import type { CatalogueContext } from './context'
import type { JournalMemory } from './journalMemory'
import { placeOfDamage } from './journalNotices'

/** Milliseconds after the working copy is there, when the start is over. */
const delay = 20_000

/** Sees to it that what opening did not read is read all the same, once nothing waits for it. */
export interface JournalWatch {
  /** The working copy is there. */
  begin(): void
  end(): void
}

/** Of a catalogue's `journal` folder as it was scanned. */
export function createJournalWatch(
  folder: string,
  scan: JournalScan,
  memory: JournalMemory,
  context: Pick<CatalogueContext, 'journalWatchDelay' | 'onDamage' | 'onError'>
): JournalWatch {
  const { journalWatchDelay: wait = delay, onDamage, onError } = context
  const ending = new AbortController()
  let timer: NodeJS.Timeout | null = null

  async function watch(): Promise<void> {
    const damage = await verifyRecalled(folder, scan, ending.signal)
    if (!damage) return
    // The next opening reads everything, finds it too, and then nothing is written any more.
    await memory.forget()
    onDamage?.({ code: 'journalDamageFound', detail: placeOfDamage(damage) })
  }

  /** A catalogue that was closed meanwhile may be gone. */
  function report(error: unknown): void {
    if (!ending.signal.aborted) onError?.(error)
  }

  return {
    begin() {
      if (timer || ending.signal.aborted) return
      timer = setTimeout(() => void watch().catch(report), wait)
      timer.unref()
      void keepWhatIsNew(scan, memory).catch(report)
    },
    end() {
      ending.abort()
      if (timer) clearTimeout(timer)
    }
  }
}

async function keepWhatIsNew({ devices }: JournalScan, memory: JournalMemory): Promise<void> {
  const isAnyNew = [...devices.values()].some(
    ({ closed, recalled }) => (closed?.segments.length ?? 0) > recalled
  )
  if (isAnyNew) await memory.keep(rememberedOf(devices))
}
