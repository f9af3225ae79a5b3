import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { ChildProcess } from './childProcess'

export interface UtilityOptions {
  /** Name of the script, which lies beside the main one. */
  readonly script: string
  /** As the system's list of processes shows it. */
  readonly serviceName: string
  readonly heapMegabytes?: number
}

/** Starts a process of the built application. What its libraries write is no business of the terminal. */
export function startUtility<Request, Reply>({
  script,
  serviceName,
  heapMegabytes
}: UtilityOptions): ChildProcess<Request, Reply> {
  const child = utilityProcess.fork(join(__dirname, `${script}.cjs`), [], {
    serviceName,
    ...(heapMegabytes === undefined ? {} : { execArgv: [`--max-old-space-size=${heapMegabytes}`] }),
    stdio: 'ignore'
  })
  return {
    send: request => {
      child.postMessage(request)
    },
    onReply: listener => {
      child.on('message', (reply: Reply) => {
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
