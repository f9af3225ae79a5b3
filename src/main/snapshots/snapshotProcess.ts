import { portToParent, refusalOf } from '../processes/parentPort'
import { createLocalWork } from './localWork'
import type { SnapshotAnswer, SnapshotReply, SnapshotRequest } from './messages'

/**
 * The process in which snapshots are packed, hashed and read back, so that neither the window nor the main process
 * stands still meanwhile. Requests come one after the other.
 */
const port = portToParent<SnapshotRequest, SnapshotReply>()
const work = createLocalWork()

async function answer(request: SnapshotRequest): Promise<SnapshotAnswer> {
  try {
    const onProgress = (done: number, total: number): void => {
      port.reply({ done, total })
    }
    return { ok: true, value: await work.run(request, onProgress) }
  } catch (error) {
    return refusalOf(error, 'snapshotFailed')
  }
}

port.onRequest(request => {
  void answer(request).then(port.reply)
})
