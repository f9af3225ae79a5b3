import { computed, onScopeDispose, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { JobProgress } from '../../shared/ipc'
import { newTransactionId } from '../services/ids'
import { onMainEvent } from '../services/mainEvents'
import { useNoticesStore } from '../stores/notices'
import { useSessionStore } from '../stores/session'

/** A job of the main process, as a dialog shows it. */
export interface RunningJob {
  /** Null before the first report and when nothing runs. */
  readonly progress: ShallowRef<JobProgress | null>
  readonly isRunning: ComputedRef<boolean>
  /** Runs one job at a time. A failure becomes a notice; undefined then, and when it was cancelled. */
  run<Value>(work: (job: string) => Promise<Value>): Promise<Value | undefined>
  cancel(): Promise<void>
}

export function useJob(): RunningJob {
  const session = useSessionStore()
  const notices = useNoticesStore()
  const running = shallowRef<string | null>(null)
  const progress = shallowRef<JobProgress | null>(null)

  onScopeDispose(
    onMainEvent('jobProgress', told => {
      if (told.job === running.value) progress.value = told
    })
  )

  return {
    progress,
    isRunning: computed(() => running.value !== null),
    async run(work) {
      if (running.value !== null) return undefined
      const job = newTransactionId()
      running.value = job
      try {
        return await work(job)
      } catch (error) {
        if (!isCancelled(error)) notices.reportError(error)
        return undefined
      } finally {
        running.value = null
        progress.value = null
      }
    },
    async cancel() {
      if (running.value !== null) await session.jobs()?.cancel(running.value)
    }
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'cancelled'
}
