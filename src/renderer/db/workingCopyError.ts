import Dexie from 'dexie'

/**
 * The working copy failed: what the journal has is safe, and the working copy must be rebuilt from it before anything
 * else is shown.
 */
export class WorkingCopyError extends Error {
  readonly code = 'workingCopyFailed'
}

/** Chromium's databases do not answer: nothing is known to be broken, and nothing was changed. */
export class NotAnsweringError extends Error {
  readonly code = 'workingCopyNotAnswering'
}

/** How long the working copy may take to answer, in milliseconds. */
const timeLimit = 10_000

/** Rejects when the work has not ended in time; the work itself cannot be stopped. */
export async function withinTimeLimit<Value>(
  work: PromiseLike<Value>,
  late: () => Error,
  limit = timeLimit
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(late())
    }, limit)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

/** Names under which only a database fails. */
const databaseNames = new Set(['UnknownError', 'DatabaseClosedError', 'OpenFailedError'])
/** Names under which other things fail too: they count where they come from the database. */
const sharedNames = new Set([
  'AbortError',
  'InvalidStateError',
  'NotReadableError',
  'QuotaExceededError',
  'TimeoutError'
])

/** Whether an error, or what caused it, means that the working copy can no longer be relied on. */
export function isWorkingCopyFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof WorkingCopyError || error instanceof NotAnsweringError) return true
  if (databaseNames.has(error.name)) return true
  if (sharedNames.has(error.name) && error instanceof Dexie.DexieError) return true
  const { cause, inner } = error as { readonly cause?: unknown; readonly inner?: unknown }
  return isWorkingCopyFailure(cause) || isWorkingCopyFailure(inner)
}
