import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { RenderingReply } from './rendering/messages'
import type { RenderingProcess } from './rendering/worker'

/** Starts the rendering process of the built application, which lies beside the main script. */
export function startRenderingProcess(): RenderingProcess {
  const child = utilityProcess.fork(join(__dirname, 'rendering.cjs'), [], {
    serviceName: 'Opis rendering',
    execArgv: ['--max-old-space-size=512'],
    // Libraries warn about damaged files on stderr; that is no business of the terminal.
    stdio: 'ignore'
  })
  return {
    send: request => {
      child.postMessage(request)
    },
    onReply: listener => {
      child.on('message', (reply: RenderingReply) => {
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
