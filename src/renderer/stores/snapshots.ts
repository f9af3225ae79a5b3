import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { isWantedOnClosing } from '../services/snapshots'
import type { SnapshotService } from '../services/snapshots'

/** Milliseconds between two signs of life to the main process, which asks the person after ten seconds without. */
const signAfter = 3000

/** The snapshot being taken, and the closing that waits for it. */
export const useSnapshotsStore = defineStore('snapshots', () => {
  /** Records read so far, of about how many; null while none is taken. */
  const progress = shallowRef<{ readonly done: number; readonly total: number } | null>(null)
  const isClosing = ref(false)
  let skip = (): void => undefined

  /** Takes what is needed before the catalogue is closed; ends at once when the person wants to close without. */
  async function takeOnClosing(service: SnapshotService, stillClosing: () => void): Promise<void> {
    if (isClosing.value || !(await isWantedOnClosing(service))) return
    const controller = new AbortController()
    const skipped = new Promise<void>(resolve => {
      skip = () => {
        controller.abort()
        resolve()
      }
    })
    isClosing.value = true
    stillClosing()
    const signs = setInterval(stillClosing, signAfter)
    try {
      await Promise.race([service.ensure('closing', controller.signal), skipped])
    } finally {
      clearInterval(signs)
      isClosing.value = false
    }
  }

  return {
    progress,
    isClosing,
    takeOnClosing,
    closeWithout: () => {
      skip()
    }
  }
})
