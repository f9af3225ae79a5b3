import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { ReadingReply } from './messages'
import type { ReadingProcess } from './reader'

/** Starts the process that reads text, which lies beside the main script. */
export function startReadingProcess(): ReadingProcess {
  const child = utilityProcess.fork(join(__dirname, 'texts.cjs'), [], {
    serviceName: 'Opis text',
    stdio: 'ignore'
  })
  return {
    send: request => {
      child.postMessage(request)
    },
    onReply: listener => {
      child.on('message', (reply: ReadingReply) => {
        listener(reply)
      })
    },
    onExit: listener => {
      child.on('exit', listener)
    },
    kill: () => {
      child.kill()
    }
  }
}
