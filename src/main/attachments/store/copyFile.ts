import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  openSync,
  readSync,
  writeSync
} from 'node:fs'
import type { Hashed } from '../copying'
import { failure } from '../failureCodes'
import type { Progress } from './progress'
import { step, stepOnce, type Slices } from './steps'

/**
 * Measured: hashing gains nothing by larger chunks, and writing them takes up to seven times as long, as the system then
 * looks for large pieces of free memory.
 */
const chunkBytes = 256 * 1024
/** The disk writes what is there while the rest is still being copied. */
const bytesPerFlush = 64 * 1024 * 1024
/** Windows flushes through handles for writing only. */
const canFlushWhileReading = process.platform !== 'win32'

/** Bytes where a name is not valid UTF-8; from another thread they come as a plain array. */
export type SourcePath = string | Uint8Array

/** One buffer serves all files, however many and large. */
const buffer = Buffer.allocUnsafe(chunkBytes)

/** Copies and hashes; fails with the code `sourceChanged` when the source is not the same afterwards as before. */
export function* copyFile(
  source: SourcePath,
  target: string,
  mustSync: boolean,
  progress: Progress
): Slices<Hashed> {
  const reading = step('source', () => openSync(asPath(source), sourceFlags()))
  try {
    const writing = step('store', () => openSync(target, 'wx', 0o444))
    try {
      const before = stateOf(reading)
      const copied = yield* copyBytes(reading, writing, progress)
      if (before.text !== stateOf(reading).text || copied.size !== before.size) {
        throw failure('sourceChanged', 'The file changed while it was being copied')
      }
      if (mustSync)
        stepOnce('store', () => {
          fdatasyncSync(writing)
        })
      return copied
    } finally {
      closeSync(writing)
    }
  } finally {
    closeSync(reading)
  }
}

function* copyBytes(reading: number, writing: number, progress: Progress): Slices<Hashed> {
  const hash = createHash('sha256')
  for (let size = 0; ;) {
    const count = step('source', () => readSync(reading, buffer))
    if (count === 0) return hashed(hash, size)
    refuseCancelled(progress)
    const chunk = buffer.subarray(0, count)
    stepOnce('store', () => {
      writeAll(writing, chunk)
    })
    hash.update(chunk)
    size += count
    progress.add(count)
    yield
  }
}

/**
 * Reads what `copyFile` writes, behind it and by a handle of its own, and hashes it once more. The system gives the bytes
 * from its cache where it holds them: it cannot be told to forget them.
 */
export function* checkCopy(target: string, progress: Progress): Slices<Hashed> {
  const hash = createHash('sha256')
  let handle: number | undefined
  let [size, flushed] = [0, 0]
  try {
    for (;;) {
      refuseCancelled(progress)
      const isLast = progress.isEnded()
      const available = progress.bytes() - size
      if (available <= 0 && !isLast) {
        progress.waitBeyond(size)
        yield
        continue
      }
      const file = (handle ??= step('store', () => openSync(target, 'r')))
      const wanted = isLast ? chunkBytes : Math.min(chunkBytes, available)
      const count = step('store', () => readSync(file, buffer, 0, wanted, null))
      if (count === 0 && isLast) return hashed(hash, size)
      hash.update(buffer.subarray(0, count))
      size += count
      if (canFlushWhileReading && size - flushed >= bytesPerFlush) {
        stepOnce('store', () => {
          fdatasyncSync(file)
        })
        flushed = size
      }
      yield
    }
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** What the file holds now. */
export function* hashOf(path: string, progress: Progress): Slices<Hashed> {
  const hash = createHash('sha256')
  const file = step('store', () => openSync(path, 'r'))
  try {
    for (let size = 0; ;) {
      const count = step('store', () => readSync(file, buffer))
      if (count === 0) return hashed(hash, size)
      refuseCancelled(progress)
      hash.update(buffer.subarray(0, count))
      size += count
      yield
    }
  } finally {
    closeSync(file)
  }
}

function hashed(hash: Hash, size: number): Hashed {
  return { sha256: hash.digest('hex'), size }
}

function refuseCancelled(progress: Progress): void {
  if (progress.isCancelled()) throw failure('cancelled', 'Cancelled')
}

function writeAll(file: number, chunk: Uint8Array): void {
  for (let done = 0; done < chunk.length;) done += writeSync(file, chunk, done)
}

function stateOf(file: number): { readonly size: number; readonly text: string } {
  const { size, mtimeNs } = step('source', () => fstatSync(file, { bigint: true }))
  return { size: Number(size), text: `${size} ${mtimeNs}` }
}

/** A pipe put in the place of the file after the look at it would block for ever. */
function sourceFlags(): number {
  return constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)
}

/** Bytes that came from another thread are no longer a Buffer. */
function asPath(path: SourcePath): string | Buffer {
  return typeof path === 'string' ? path : Buffer.from(path)
}
