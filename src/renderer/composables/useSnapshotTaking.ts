import { computed, onScopeDispose, shallowRef } from 'vue'
import type { ComputedRef } from 'vue'
import type { SnapshotOutcome } from '../../shared/snapshots/calls'
import { useNoticesStore } from '../stores/notices'
import { useSnapshotsStore } from '../stores/snapshots'
import { useCatalogue } from './useCatalogue'

/** A snapshot that the person asks for. */
export interface SnapshotTaking {
  /** Null while none is taken, by whomever. */
  readonly progress: ComputedRef<{ readonly done: number; readonly total: number } | null>
  readonly isTaking: ComputedRef<boolean>
  /** Null where the newest one is of the state as it is; a failure becomes a notice, and undefined. */
  take(): Promise<SnapshotOutcome | null | undefined>
  cancel(): void
}

export function useSnapshotTaking(): SnapshotTaking {
  const { snapshots } = useCatalogue()
  const store = useSnapshotsStore()
  const notices = useNoticesStore()
  const running = shallowRef<AbortController | null>(null)
  function cancel(): void {
    running.value?.abort()
  }
  onScopeDispose(cancel)

  return {
    progress: computed(() => (running.value ? store.progress : null)),
    isTaking: computed(() => running.value !== null),
    cancel,
    async take() {
      const controller = new AbortController()
      running.value = controller
      try {
        return await snapshots.ensure('asked', controller.signal)
      } catch (error) {
        if (!controller.signal.aborted) notices.reportError(error)
        return undefined
      } finally {
        running.value = null
      }
    }
  }
}
