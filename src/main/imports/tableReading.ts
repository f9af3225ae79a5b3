import { stat } from 'node:fs/promises'
import type { ImportTable } from '../../shared/import/file'
import type { TableOrder, TableReader } from './messages'
import type { Reading } from './readings'

/** The beginning of a table; its reader is ended. */
export async function tableOf(order: TableOrder, start: () => TableReader): Promise<ImportTable> {
  const reader = start()
  try {
    return await reader.load(order)
  } finally {
    reader.end()
  }
}

/** The rows of a table; tells how far it is in bytes, as though every row had as many. */
export async function openTableReading(
  order: TableOrder,
  start: () => TableReader
): Promise<Reading> {
  const { size } = await stat(order.path)
  const reader = start()
  try {
    const { count } = await reader.load(order)
    const bytesOfRow = size / Math.max(1, count)
    return {
      async next() {
        const { rows, done, isEnd } = await reader.next()
        return { text: '', rows, bytes: Math.round(done * bytesOfRow), isEnd }
      },
      close() {
        reader.end()
        return Promise.resolve()
      }
    }
  } catch (error) {
    reader.end()
    throw error
  }
}
