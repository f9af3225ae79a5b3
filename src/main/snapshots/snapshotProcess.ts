import { Failure } from '../failure'
import { createLocalWork } from './localWork'
import type { SnapshotAnswer, SnapshotReply, SnapshotRequest } from './messages'

/**
 * The process in which snapshots are packed, hashed and read back, so that neither the window nor the main process
 * stands still meanwhile. Requests come one after the other.
 */
interface Port {
  onRequest(listener: (request: SnapshotRequest) => void): void
  reply(reply: SnapshotReply): void
}

/** Electron gives a utility process `parentPort`; a plain Node child has `send`. */
function portToParent(): Port {
  const { parentPort } = process as { parentPort?: Electron.ParentPort }
  if (parentPort) {
    return {
      onRequest: listener =>
        parentPort.on('message', ({ data }: { data: SnapshotRequest }) => {
          listener(data)
        }),
      reply: reply => {
        parentPort.postMessage(reply)
      }
    }
  }
  return {
    onRequest: listener => process.on('message', listener),
    reply: reply => process.send?.(reply)
  }
}

const port = portToParent()
const work = createLocalWork()

async function answer(request: SnapshotRequest): Promise<SnapshotAnswer> {
  try {
    const onProgress = (done: number, total: number): void => {
      port.reply({ done, total })
    }
    return { ok: true, value: await work.run(request, onProgress) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, code: error instanceof Failure ? error.code : 'snapshotFailed', message }
  }
}

port.onRequest(request => {
  void answer(request).then(port.reply)
})
