import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { on, type Side } from './fileFailures'

/** Measured: smaller chunks cost more in calls than in hashing, larger ones gain nothing. */
const chunkBytes = 1024 * 1024

export interface Hashed {
  readonly sha256: string
  readonly size: number
}

/** What the file holds now, read anew. */
export async function hashFile(path: string | Buffer, signal: AbortSignal): Promise<Hashed> {
  const handle = await on('store', () => open(path, 'r'))
  try {
    const hash = createHash('sha256')
    const size = await eachChunk(handle, 'store', signal, chunk => hash.update(chunk))
    return { sha256: hash.digest('hex'), size }
  } finally {
    await handle.close()
  }
}

/**
 * Two buffers used in turn, the next chunk being read while this one is used: a file of any size
 * takes the same memory. The buffer must not be kept by `use`.
 */
async function eachChunk(
  handle: FileHandle,
  side: Side,
  signal: AbortSignal,
  use: (chunk: Uint8Array) => unknown
): Promise<number> {
  const { size } = await on(side, () => handle.stat())
  const bytes = Math.min(chunkBytes, size + 1)
  let [current, next] = [Buffer.allocUnsafe(bytes), Buffer.allocUnsafe(bytes)]
  let total = 0
  let reading = read(handle, side, current)
  for (;;) {
    const count = await reading
    signal.throwIfAborted()
    if (count === 0) return total
    reading = read(handle, side, next)
    // Its failure is met by the next `await`; until then it must not count as unhandled.
    reading.catch(() => undefined)
    await use(current.subarray(0, count))
    total += count
    ;[current, next] = [next, current]
  }
}

async function read(handle: FileHandle, side: Side, buffer: Buffer): Promise<number> {
  const { bytesRead } = await on(side, () => handle.read(buffer, 0, buffer.length, null))
  return bytesRead
}
