import { portToParent, refusalOf } from '../processes/parentPort'
import type { TableReply, TableRequest } from './messages'
import { createTableReader } from './tableReader'

/**
 * The process in which workbooks and bibliographies are read, so that neither the window nor the main process stands
 * still, and a file made to exhaust the memory ends this process only.
 */
const port = portToParent<TableRequest, TableReply>()
const reader = createTableReader()

async function answer(request: TableRequest): Promise<TableReply> {
  try {
    const value = request.op === 'load' ? await reader.load(request.order) : await reader.next()
    return { ok: true, value }
  } catch (error) {
    return refusalOf(error, 'importUnreadable')
  }
}

port.onRequest(request => {
  void answer(request).then(port.reply)
})
