import { open } from 'node:fs/promises'

const lineFeed = 0x0a
/** No line of ours is longer; what is longer is not kept in memory. */
export const longestLine = 32 * 1024 * 1024

export interface RawLine {
  /** Without the line feed; valid only during the call. Empty when the line is too long. */
  readonly bytes: Buffer
  readonly offset: number
  /** Length in the file, with the line feed if there is one. */
  readonly length: number
  readonly isEnded: boolean
  readonly isTooLong: boolean
}

export interface LineRange {
  readonly from: number
  /** End of the range; the end of the file when not given. */
  readonly to?: number
  readonly chunkBytes?: number
  /** Awaited between two chunks, by whoever reads beside other work. */
  readonly between?: () => Promise<void>
}

/** Reads lines in chunks; `onLine` answers whether it wants the next. */
export async function readLines(
  path: string,
  { from, to = Infinity, chunkBytes = 1024 * 1024, between }: LineRange,
  onLine: (line: RawLine) => boolean
): Promise<void> {
  const file = await open(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, to - from))
    const splitter = createSplitter(from, onLine)
    for (let position = from; position < to;) {
      const wanted = Math.min(chunkBytes, to - position)
      const { bytesRead } = await file.read(chunk, 0, wanted, position)
      if (bytesRead === 0) break
      position += bytesRead
      if (!splitter.add(chunk.subarray(0, bytesRead))) return
      await between?.()
    }
    splitter.end()
  } finally {
    await file.close()
  }
}

function createSplitter(from: number, onLine: (line: RawLine) => boolean) {
  let held: Buffer[] = []
  let heldBytes = 0
  let isTooLong = false
  let offset = from

  function finish(rest: Buffer, isEnded: boolean): boolean {
    const bytes = isTooLong ? Buffer.alloc(0) : held.length ? Buffer.concat([...held, rest]) : rest
    const length = heldBytes + rest.length + (isEnded ? 1 : 0)
    const line = { bytes, offset, length, isEnded, isTooLong }
    held = []
    heldBytes = 0
    isTooLong = false
    offset += length
    return onLine(line)
  }

  function hold(rest: Buffer): void {
    if (rest.length === 0) return
    heldBytes += rest.length
    if (heldBytes > longestLine) {
      isTooLong = true
      held = []
    } else held.push(Buffer.from(rest))
  }

  return {
    add(chunk: Buffer): boolean {
      let start = 0
      for (;;) {
        const end = chunk.indexOf(lineFeed, start)
        if (end < 0) break
        if (!finish(chunk.subarray(start, end), true)) return false
        start = end + 1
      }
      hold(chunk.subarray(start))
      return true
    },
    end(): void {
      if (heldBytes > 0) finish(Buffer.alloc(0), false)
    }
  }
}
