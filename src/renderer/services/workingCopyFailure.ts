import { isWorkingCopyFailure, NotAnsweringError } from '../db/workingCopyError'
import type { MainApi } from '../../shared/ipc'

export interface WorkingCopyGuard {
  /** True when the error is the working copy's: then it is being seen to, and nothing else is to be done. */
  take(error: unknown): boolean
}

export interface WorkingCopyGuardOptions {
  readonly main: Pick<MainApi['catalogue'], 'workingCopyFailed'>
  /** Before the page is given up. */
  readonly onFailing: () => void
  readonly reload: () => void
  /** Beginning anew has been tried just before, or cannot be. */
  readonly stop: (reason: string) => void
}

/**
 * The one place that decides what a failing working copy means: the main process is told, and the page begins anew and
 * rebuilds it from the journal; once, and not again and again.
 */
export function createWorkingCopyGuard(options: WorkingCopyGuardOptions): WorkingCopyGuard {
  let isFailing = false

  async function begin(error: unknown): Promise<void> {
    const reason = reasonOf(error)
    options.onFailing()
    if (error instanceof NotAnsweringError) {
      // It may answer the next time: there is nothing to be rebuilt.
      options.stop(reason)
      return
    }
    try {
      const next = await options.main.workingCopyFailed(reason)
      if (next === 'reload') options.reload()
      else options.stop(reason)
    } catch {
      options.stop(reason)
    }
  }

  return {
    take(error) {
      if (!isWorkingCopyFailure(error)) return false
      // One failure comes from every query that is open; they all end with the page.
      if (!isFailing) {
        isFailing = true
        void begin(error)
      }
      return true
    }
  }
}

/** What lies at the bottom of it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? reasonOf(error.cause) : `${error.name}: ${error.message}`
}
