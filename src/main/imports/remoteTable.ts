import type { ImportTable } from '../../shared/import/file'
import { Failure } from '../failure'
import type { TableProcess, TableReader, TableReply, TableRequest, TableRows } from './messages'

const ended: TableReply = {
  ok: false,
  code: 'tableProcessEnded',
  message: 'The process that reads tables ended, perhaps for want of memory'
}

/** Has a table read in the process; when it ends, what it was asked fails. */
export function createRemoteTable(process: TableProcess): TableReader {
  let settle: ((reply: TableReply) => void) | null = null
  let isEnded = false
  process.onReply(reply => settle?.(reply))
  process.onExit(() => {
    isEnded = true
    settle?.(ended)
  })

  async function ask(request: TableRequest): Promise<ImportTable | TableRows> {
    const reply = isEnded
      ? ended
      : await new Promise<TableReply>(resolve => {
          settle = resolve
          process.send(request)
        })
    settle = null
    if (!reply.ok) throw new Failure(reply.code, reply.message)
    return reply.value
  }

  return {
    // The process answers each request with its own kind of value.
    load: async order => (await ask({ op: 'load', order })) as ImportTable,
    next: async () => (await ask({ op: 'next' })) as TableRows,
    end() {
      if (!isEnded) process.kill()
    }
  }
}
