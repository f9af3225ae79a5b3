import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const chunkBytes = 1024 * 1024

/** The algorithms that a manifest can be checked with, and how long their digests are in hexadecimal digits. */
export const digestLengths: ReadonlyMap<string, number> = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha224', 56],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128]
])

/** All digests of a file in one reading; a file of any size takes the same memory. */
export async function digestsOf(
  path: string,
  algorithms: readonly string[],
  signal: AbortSignal,
  onBytes: (bytes: number) => void
): Promise<ReadonlyMap<string, string>> {
  const hashes = algorithms.map(algorithm => ({ algorithm, hash: createHash(algorithm) }))
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const length = Math.min(chunkBytes, size + 1)
    let [current, next] = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)]
    let reading = handle.read(current, 0, length, null)
    for (;;) {
      const { bytesRead } = await reading
      if (bytesRead === 0) break
      reading = handle.read(next, 0, length, null)
      // Its failure is met by the next `await`; until then it must not count as unhandled.
      reading.catch(() => undefined)
      if (signal.aborted) {
        await reading
        signal.throwIfAborted()
      }
      for (const { hash } of hashes) hash.update(current.subarray(0, bytesRead))
      onBytes(bytesRead)
      ;[current, next] = [next, current]
    }
  } finally {
    await handle.close()
  }
  return new Map(hashes.map(({ algorithm, hash }) => [algorithm, hash.digest('hex')]))
}
