import { Failure } from '../failure'
import type { ReadingReply, ReadingRequest } from './messages'
import { recognise } from './recognition'
import { readLayer } from './textLayer'

/**
 * The process in which text is read from files of others. It ends itself when it takes more memory than any page
 * within the limits does.
 */
const mostMemory = 2 * 1024 * 1024 * 1024

interface Port {
  onRequest(listener: (request: ReadingRequest) => void): void
  reply(reply: ReadingReply): void
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
      parentPort.on('message', ({ data }: { data: ReadingRequest }) => {
        listener(data)
      }),
    reply: reply => {
      parentPort.postMessage(reply)
    }
  }
}

async function answer(request: ReadingRequest): Promise<ReadingReply> {
  const { id } = request
  try {
    const value =
      request.op === 'layer'
        ? await readLayer(request.path, request.page)
        : await recognise(request)
    return { id, ok: true, value }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { id, ok: false, code: error instanceof Failure ? error.code : 'notReadAsText', message }
  }
}

const port = portToParent()
port.onRequest(request => {
  void answer(request).then(port.reply)
})
setInterval(() => {
  if (process.memoryUsage.rss() > mostMemory) process.exit(1)
}, 500)
