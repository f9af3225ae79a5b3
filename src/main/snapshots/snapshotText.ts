import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Failure } from '../failure'
import { errorCode, isMissing } from '../files/operations'

/** What a file turned out to be once it was read to its end. */
export interface SnapshotTotals {
  readonly bytes: number
  readonly sha256: string
  readonly textBytes: number
  readonly textSha256: string
}

export interface SnapshotText {
  /** The lines, some at a time. Codes: snapshotMissing, snapshotUnreadable, snapshotDamaged. */
  readonly lines: AsyncIterable<readonly string[]>
  /** Bytes of the file read so far. */
  bytesRead(): number
  /** After the last line. */
  totals(): SnapshotTotals
}

/** Small enough that taking one apart blocks nothing. */
const chunkBytes = 256 * 1024
const lineFeed = 10

/** Reads a compressed snapshot as lines, counting and hashing what passes. */
export function readSnapshotText(path: string, signal?: AbortSignal): SnapshotText {
  const fileHash = createHash('sha256')
  const textHash = createHash('sha256')
  let bytes = 0
  let textBytes = 0

  async function* hashed(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      fileHash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }

  async function* chunks(): AsyncGenerator<Buffer> {
    const gunzip = createGunzip({ chunkSize: chunkBytes })
    const source = createReadStream(path, { highWaterMark: chunkBytes })
    const feeding = pipeline(source, hashed, gunzip, signal ? { signal } : {})
    // The same error reaches the loop below, which tells it.
    feeding.catch(() => undefined)
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      textHash.update(chunk)
      textBytes += chunk.length
      yield chunk
    }
    await feeding
  }

  return {
    lines: withCodes(linesOf(chunks()), path, signal),
    bytesRead: () => bytes,
    totals: () => ({
      bytes,
      sha256: fileHash.digest('hex'),
      textBytes,
      textSha256: textHash.digest('hex')
    })
  }
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineFeed)
    if (end < 0) {
      rest.push(chunk)
      continue
    }
    const text = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8')
    rest = [chunk.subarray(end + 1)]
    yield text.split('\n')
  }
  if (rest.some(part => part.length > 0)) {
    throw new Failure('snapshotDamaged', 'The last line has no end')
  }
}

async function* withCodes<Value>(
  values: AsyncIterable<Value>,
  path: string,
  signal: AbortSignal | undefined
): AsyncGenerator<Value> {
  try {
    yield* values
  } catch (cause) {
    throw failureOf(cause, path, signal)
  }
}

function failureOf(cause: unknown, path: string, signal: AbortSignal | undefined): Failure {
  if (cause instanceof Failure) return cause
  if (signal?.aborted) return new Failure('cancelled', 'Cancelled', { cause })
  if (isMissing(cause)) return new Failure('snapshotMissing', `${path} is not there`, { cause })
  const message = cause instanceof Error ? cause.message : String(cause)
  if (errorCode(cause).startsWith('Z_')) {
    return new Failure('snapshotDamaged', `${path}: ${message}`, { cause })
  }
  return new Failure('snapshotUnreadable', `${path}: ${message}`, { cause })
}
