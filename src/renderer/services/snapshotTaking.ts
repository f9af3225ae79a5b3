import type { MainApi } from '../../shared/ipc'
import type { SnapshotEnd, SnapshotOutcome } from '../../shared/snapshots/calls'
import type { SnapshotReason } from '../../shared/snapshots/manifest'
import type { SnapshotReader } from '../worker/snapshotReader'
import { newTransactionId } from './ids'
import { createOrEnd } from './orEnd'
import { startSnapshotReader } from './snapshotClient'
import type { SnapshotClient } from './snapshotClient'

export interface TakingOptions {
  readonly signal?: AbortSignal
  /** Told the records read so far, and the job, whose further progress the main process tells. */
  readonly onProgress?: (done: number, job: string) => void
  readonly start?: () => SnapshotClient
}

class CancelledError extends Error {
  readonly code = 'cancelled'
}

/**
 * Reads the working copy in a worker and has it written, read back and verified by the main process. The working copy
 * may be in an older version and may be written to meanwhile. Codes: those of `snapshots.finish`.
 */
export async function takeSnapshot(
  main: Pick<MainApi, 'snapshots' | 'jobs'>,
  databaseName: string,
  reason: SnapshotReason,
  { signal, onProgress, start = startSnapshotReader }: TakingOptions = {}
): Promise<SnapshotOutcome> {
  const job = newTransactionId()
  const { reader, failed, stop } = start()
  const cancelled = cancelling(signal, () => void main.jobs.cancel(job).catch(() => undefined))
  const orEnd = createOrEnd([failed, cancelled])
  try {
    await orEnd(reader.open(databaseName))
    await main.snapshots.begin(job, reason)
    const end = await pass(reader, orEnd, async (text, done) => {
      onProgress?.(done, job)
      if (text !== '') await main.snapshots.write(job, text)
    })
    return await orEnd(main.snapshots.finish(job, end))
  } catch (error) {
    await main.snapshots.abort(job).catch(() => undefined)
    throw error
  } finally {
    stop()
  }
}

/** Never resolves; rejects when the signal is given. */
async function cancelling(signal: AbortSignal | undefined, onCancel: () => void): Promise<never> {
  const cancelled = new Promise<never>((_resolve, reject) => {
    function cancel(): void {
      onCancel()
      reject(new CancelledError('The snapshot was cancelled'))
    }
    if (signal?.aborted) cancel()
    else signal?.addEventListener('abort', cancel)
  })
  cancelled.catch(() => undefined)
  return cancelled
}

/** Reads the next slab while the one before is written. */
async function pass(
  reader: SnapshotReader,
  orEnd: <Value>(work: Promise<Value>) => Promise<Value>,
  write: (text: string, done: number) => Promise<void>
): Promise<SnapshotEnd> {
  let coming = reader.next()
  for (;;) {
    const slab = await orEnd(coming)
    if (slab.end === null) {
      coming = reader.next()
      coming.catch(() => undefined)
    }
    await orEnd(write(slab.text, slab.done))
    if (slab.end !== null) return slab.end
  }
}
