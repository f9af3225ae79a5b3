import { endAbove, portToParent, refusalOf } from '../processes/parentPort'
import type { ReadingReply, ReadingRequest } from './messages'
import { recognise } from './recognition'
import { readLayer } from './textLayer'

/** The process in which text is read from files of others. */
const mostMemory = 2 * 1024 * 1024 * 1024

async function answer(request: ReadingRequest): Promise<ReadingReply> {
  const { id } = request
  try {
    const value = request.op === 'layer' ? await readLayer(request) : await recognise(request)
    return { id, ok: true, value }
  } catch (error) {
    return { id, ...refusalOf(error, 'notReadAsText') }
  }
}

const port = portToParent<ReadingRequest, ReadingReply>()
port.onRequest(request => {
  void answer(request).then(port.reply)
})
endAbove(mostMemory)
