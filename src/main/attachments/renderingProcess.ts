import { endAbove, portToParent, refusalOf } from '../processes/parentPort'
import type { RenderingReply, RenderingRequest } from './rendering/messages'
import { perform } from './rendering/perform'
import { prepareImages } from './rendering/sharpImages'

/** The process in which files of others are parsed: what a hostile or broken one does, it does here. */
const mostMemory = 1536 * 1024 * 1024

async function answer(request: RenderingRequest): Promise<RenderingReply> {
  const { id } = request
  try {
    return { id, ok: true, value: await perform(request) }
  } catch (error) {
    return { id, ...refusalOf(error, 'damaged') }
  }
}

const port = portToParent<RenderingRequest, RenderingReply>()
prepareImages()
port.onRequest(request => {
  void answer(request).then(port.reply)
})
endAbove(mostMemory)
