import { Failure } from '../failure'
import { prepareImages } from './rendering/sharpImages'
import type { RenderingReply, RenderingRequest } from './rendering/messages'
import { perform } from './rendering/perform'

/**
 * The process in which files of others are parsed: what a hostile or broken one does, it does here.
 * It ends itself when it takes more memory than any scan within the limits does.
 */
const mostMemory = 1536 * 1024 * 1024

interface Port {
  onRequest(listener: (request: RenderingRequest) => void): void
  reply(reply: RenderingReply): void
}

/** Electron gives a utility process `parentPort`; a plain Node child has `send`. */
function portToParent(): Port {
  const { parentPort } = process as { parentPort?: Electron.ParentPort }
  if (parentPort) {
    return {
      onRequest: listener =>
        parentPort.on('message', ({ data }: { data: RenderingRequest }) => {
          listener(data)
        }),
      // Without a transfer list, in which the bytes would be lost on the way to Electron's main process.
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

async function answer(request: RenderingRequest): Promise<RenderingReply> {
  const { id } = request
  try {
    return { id, ok: true, value: await perform(request) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { id, ok: false, code: error instanceof Failure ? error.code : 'damaged', message }
  }
}

const port = portToParent()
prepareImages()
port.onRequest(request => {
  void answer(request).then(port.reply)
})
setInterval(() => {
  if (process.memoryUsage.rss() > mostMemory) process.exit(1)
}, 200)
