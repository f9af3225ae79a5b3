import { Failure } from '../failure'
import type { TableReply, TableRequest } from './messages'
import { createTableReader } from './tableReader'

/**
 * The process in which workbooks and bibliographies are read, so that neither the window nor the main process stands
 * still, and a file made to exhaust the memory ends this process only.
 */
interface Port {
  onRequest(listener: (request: TableRequest) => void): void
  reply(reply: TableReply): void
}

/** Electron gives a utility process `parentPort`; a plain Node child has `send`. */
function portToParent(): Port {
  const { parentPort } = process as { parentPort?: Electron.ParentPort }
  if (!parentPort) {
    return {
      onRequest: listener => process.on('message', listener),
      reply: reply => process.send?.(reply)
    }
  }
  return {
    onRequest: listener =>
      parentPort.on('message', ({ data }: { data: TableRequest }) => {
        listener(data)
      }),
    reply: reply => {
      parentPort.postMessage(reply)
    }
  }
}

const port = portToParent()
const reader = createTableReader()

async function answer(request: TableRequest): Promise<TableReply> {
  try {
    const value = request.op === 'load' ? await reader.load(request.order) : await reader.next()
    return { ok: true, value }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, code: error instanceof Failure ? error.code : 'importUnreadable', message }
  }
}

port.onRequest(request => {
  void answer(request).then(port.reply)
})
