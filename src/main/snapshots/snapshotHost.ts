import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { SnapshotReply } from './messages'
import type { SnapshotProcess } from './remoteWork'

/** Starts the snapshot process of the built application, which lies beside the main script. */
export function startSnapshotProcess(): SnapshotProcess {
  const child = utilityProcess.fork(join(__dirname, 'snapshots.cjs'), [], {
    serviceName: 'Opis snapshots',
    stdio: 'ignore'
  })
  return {
    send: request => {
      child.postMessage(request)
    },
    onReply: listener => {
      child.on('message', (reply: SnapshotReply) => {
        listener(reply)
      })
    },
    onExit: listener => {
      child.on('exit', listener)
    },
    kill: () => {
      // What has no process id yet cannot be killed.
      if (child.pid === undefined) child.once('spawn', () => child.kill())
      else child.kill()
    }
  }
}
