import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { on } from '../attachments/fileFailures'

const chunkBytes = 1024 * 1024

export interface ChunkRange {
  readonly from?: number
  /** Everything up to here must be there; the end of the file when not given. */
  readonly to?: number
  readonly signal: AbortSignal
}

/** A part of a file in chunks; each is valid until the next is asked for. */
export async function* readChunks(
  path: string,
  range: ChunkRange,
  opening: () => Promise<FileHandle> = () => open(path, 'r')
): AsyncGenerator<Uint8Array> {
  const { from = 0, to = Infinity, signal } = range
  const file = await on('source', opening)
  try {
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(chunkBytes, to - from)))
    for (let position = from; position < to;) {
      signal.throwIfAborted()
      const wanted = Math.min(buffer.length, to - position)
      const { bytesRead } = await on('source', () => file.read(buffer, 0, wanted, position))
      if (bytesRead === 0 && to === Infinity) return
      if (bytesRead === 0) throw new Error(`${path} is shorter than it was`)
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
