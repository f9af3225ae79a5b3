import { stat } from 'node:fs/promises'
import { Failure } from '../failure'
import type { FileOperations } from '../files/operations'
import { inspectSnapshot } from './inspection'
import type { OnProgress, SnapshotAnswers, SnapshotRequest, SnapshotWork } from './messages'
import { createSnapshotFile } from './snapshotFile'
import type { SnapshotFile } from './snapshotFile'

/** Packs and reads snapshots in this process: in the one made for it, and in main for small ones. */
export function createLocalWork(operations?: FileOperations): SnapshotWork {
  let file: SnapshotFile | null = null

  function begun(): SnapshotFile {
    if (file) return file
    throw new Failure('snapshotEnded', 'No snapshot was begun')
  }

  async function answer(
    request: SnapshotRequest,
    onProgress: OnProgress
  ): Promise<SnapshotAnswers[SnapshotRequest['op']]> {
    switch (request.op) {
      case 'begin':
        file = await createSnapshotFile(request.temporary, operations)
        return null
      case 'write':
        await begun().write(request.text)
        return null
      case 'finish':
        return begun().finish(request.path, request.counts, onProgress)
      case 'abort':
        await file?.abort()
        return null
      case 'inspect':
        return inspect(request.path, onProgress)
    }
  }

  return {
    // Each request is answered with its own kind of value.
    run: (async (request: SnapshotRequest, onProgress: OnProgress = () => undefined) =>
      answer(request, onProgress)) as SnapshotWork['run'],
    async end() {
      await file?.abort()
    }
  }
}

async function inspect(path: string, onProgress: OnProgress) {
  const size = await stat(path).then(
    found => found.size,
    () => 0
  )
  return inspectSnapshot(path, done => {
    onProgress(done, size)
  })
}
