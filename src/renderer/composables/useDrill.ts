import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { DrillProgress, DrillResult } from '../../shared/restoring/drill'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import { startDrill } from '../services/restoringDrill'
import type { RunningDrill } from '../services/restoringDrill'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'

export interface Drill {
  readonly isRunning: ShallowRef<boolean>
  readonly progress: ShallowRef<DrillProgress | null>
  readonly result: ShallowRef<DrillResult | null>
  /** Tries a snapshot, or with null the journal alone. */
  run(snapshot: SnapshotInfo | null): Promise<void>
  cancel(): void
}

/** One restore drill at a time; it ends with the component. */
export function useDrill(): Drill {
  const context = useCatalogue()
  const notices = useNoticesStore()
  const isRunning = shallowRef(false)
  const progress = shallowRef<DrillProgress | null>(null)
  const result = shallowRef<DrillResult | null>(null)
  let running: RunningDrill | null = null

  function cancel(): void {
    running?.cancel()
  }
  onScopeDispose(cancel)

  return {
    isRunning,
    progress,
    result,
    cancel,
    async run(snapshot) {
      if (running) return
      isRunning.value = true
      result.value = null
      try {
        await context.editing.settled()
        running = startDrill(context, snapshot, told => (progress.value = told))
        result.value = await running.result
      } catch (error) {
        notices.reportError(error)
      } finally {
        running = null
        isRunning.value = false
        progress.value = null
      }
    }
  }
}
