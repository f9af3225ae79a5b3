import { wrap } from 'comlink'
import SnapshotWorker from '../worker/snapshot.worker?worker'
import type { SnapshotReader } from '../worker/snapshotReader'

export interface SnapshotClient {
  readonly reader: SnapshotReader
  /** Rejects when the worker cannot go on. */
  readonly failed: Promise<never>
  stop(): void
}

/** Starts the worker that reads the working copy for one snapshot. */
export function startSnapshotReader(): SnapshotClient {
  const worker = new SnapshotWorker()
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', event => {
      reject(new Error(event.message))
    })
  })
  return {
    reader: wrap<SnapshotReader>(worker),
    failed,
    stop() {
      worker.terminate()
    }
  }
}
