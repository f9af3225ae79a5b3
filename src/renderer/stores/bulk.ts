import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { BulkProgress, BulkRun } from '../services/bulk'
import { useNoticesStore } from './notices'

/** Work on many records: what runs now, and which of its dialogs is open. */
export const useBulkStore = defineStore('bulk', () => {
  const notices = useNoticesStore()
  const dialog = ref<'edit' | 'tag' | 'merge' | 'duplicates' | null>(null)
  /** The two records to be merged; null for those selected. */
  const pair = shallowRef<readonly [string, string] | null>(null)
  const progress = shallowRef<BulkProgress | null>(null)
  let controller: AbortController | null = null

  /** One at a time. Gives undefined when it was cancelled or failed, which is said. */
  async function run<Value>(work: (run: BulkRun) => Promise<Value>): Promise<Value | undefined> {
    if (controller) return undefined
    controller = new AbortController()
    const { signal } = controller
    try {
      return await work({
        signal,
        onProgress: next => {
          progress.value = next
        }
      })
    } catch (error) {
      if (!signal.aborted) notices.reportError(error)
      else notices.add('info', 'bulkCancelled')
      return undefined
    } finally {
      controller = null
      progress.value = null
    }
  }

  return {
    dialog,
    pair,
    progress,
    run,
    cancel() {
      controller?.abort()
    }
  }
})
