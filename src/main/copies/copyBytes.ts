import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { once, on } from '../attachments/fileFailures'
import type { Hashed } from '../attachments/copying'
import { nodeOperations, writeAll } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { readChunks } from './readChunks'

export interface ByteCopy {
  readonly from: string
  /** A new file; it is gone again when the copy fails. */
  readonly to: string
  readonly signal: AbortSignal
  /** So many bytes from the beginning, all of which must be there; the whole file when not given. */
  readonly bytes?: number
  readonly operations?: FileOperations
}

/** Copies a file in chunks onto the disk (fsync), hashing what is read. */
export async function copyBytes(copy: ByteCopy): Promise<Hashed> {
  const { from, to, bytes = Infinity, signal, operations = nodeOperations } = copy
  const target = await on('store', () => operations.open(to, 'wx'))
  const hash = createHash('sha256')
  let size = 0
  try {
    try {
      const range = { to: bytes, signal }
      for await (const chunk of readChunks(from, range, () => operations.open(from, 'r'))) {
        hash.update(chunk)
        await once('store', () => writeAll(operations, target, chunk, size))
        size += chunk.length
      }
      await once('store', () => operations.fsync(target))
    } finally {
      await target.close()
    }
  } catch (error) {
    await rm(to, { force: true }).catch(() => undefined)
    throw error
  }
  return { sha256: hash.digest('hex'), size }
}
