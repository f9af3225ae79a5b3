import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

const chunkBytes = 1024 * 1024

async function fill(handle: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(
      buffer,
      filled,
      buffer.length - filled,
      position + filled
    )
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

/** How many bytes at their beginning two files have in common; not more than `limit`. */
export async function commonBytes(one: string, other: string, limit: number): Promise<number> {
  const first = await open(one, 'r')
  try {
    const second = await open(other, 'r')
    try {
      return await compare(first, second, limit)
    } finally {
      await second.close()
    }
  } finally {
    await first.close()
  }
}

async function compare(first: FileHandle, second: FileHandle, limit: number): Promise<number> {
  const [one, other] = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)]
  for (let position = 0; position < limit;) {
    const wanted = Math.min(chunkBytes, limit - position)
    const [a, b] = await Promise.all([
      fill(first, one.subarray(0, wanted), position),
      fill(second, other.subarray(0, wanted), position)
    ])
    const length = Math.min(a, b)
    const isEqual = one.subarray(0, length).equals(other.subarray(0, length))
    if (!isEqual) return position + firstDifference(one, other)
    position += length
    if (length < wanted) return position
  }
  return limit
}

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  let at = 0
  while (one[at] === other[at]) at++
  return at
}

/** What a power cut leaves where a file had grown and its bytes were not yet on the disk. */
export async function isZerosFrom(path: string, from: number): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes)
    for (let position = from; ;) {
      const { bytesRead } = await handle.read(chunk, 0, chunkBytes, position)
      if (bytesRead === 0) return true
      if (chunk.subarray(0, bytesRead).some(byte => byte !== 0)) return false
      position += bytesRead
    }
  } finally {
    await handle.close()
  }
}
