import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { TableReply } from './messages'
import type { TableProcess } from './remoteTable'

/** Starts the table process of the built application, which lies beside the main script. */
export function startTableProcess(): TableProcess {
  const child = utilityProcess.fork(join(__dirname, 'tables.cjs'), [], {
    serviceName: 'Opis tables',
    execArgv: ['--max-old-space-size=2048'],
    stdio: 'ignore'
  })
  return {
    send: request => {
      child.postMessage(request)
    },
    onReply: listener => {
      child.on('message', (reply: TableReply) => {
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
