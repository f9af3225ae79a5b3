import { Failure } from '../failure'
import type {
  OnProgress,
  SnapshotAnswer,
  SnapshotProcess,
  SnapshotRequest,
  SnapshotWork
} from './messages'

interface Waiting {
  readonly onProgress: OnProgress
  settle(answer: SnapshotAnswer): void
}

const ended = {
  ok: false,
  code: 'snapshotFailed',
  message: 'The process that writes snapshots ended'
} as const

/** Has the requests done in the process; when it ends, what it was asked fails. */
export function createRemoteWork(process: SnapshotProcess): SnapshotWork {
  let waiting: Waiting | null = null
  let isEnded = false
  let tellExit = (): void => undefined
  const exited = new Promise<void>(resolve => (tellExit = resolve))

  process.onReply(reply => {
    if ('ok' in reply) waiting?.settle(reply)
    else waiting?.onProgress(reply.done, reply.total)
  })
  process.onExit(() => {
    isEnded = true
    tellExit()
    waiting?.settle(ended)
  })

  async function ask(request: SnapshotRequest, onProgress: OnProgress) {
    if (isEnded) throw new Failure(ended.code, ended.message)
    const reply = await new Promise<SnapshotAnswer>(settle => {
      waiting = { onProgress, settle }
      process.send(request)
    })
    waiting = null
    if (!reply.ok) throw new Failure(reply.code, reply.message)
    return reply.value
  }

  return {
    // The process answers each request with its own kind of value.
    run: (async (request: SnapshotRequest, onProgress: OnProgress = () => undefined) =>
      ask(request, onProgress)) as SnapshotWork['run'],
    async end() {
      if (!isEnded) process.kill()
      await exited
    }
  }
}
