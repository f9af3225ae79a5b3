import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { SnapshotCounts } from '../../shared/snapshots/manifest'
import { Failure } from '../failure'
import { fsyncFolder } from '../files/durable'
import { nodeOperations, retryBriefly, writeAll } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { differencesOf, inspectSnapshot } from './inspection'
import type { SnapshotTotals } from './snapshotText'
import { writeFailure } from './writeFailure'

const compress = promisify(gzip)

/** A snapshot being written under a temporary name. Whatever fails takes that file away. */
export interface SnapshotFile {
  write(text: string): Promise<void>
  /** Reads back what was written; it gets its name only when it holds what was counted. */
  finish(
    path: string,
    counts: SnapshotCounts,
    onProgress: (done: number, total: number) => void
  ): Promise<SnapshotTotals>
  abort(): Promise<void>
}

export async function createSnapshotFile(
  temporary: string,
  operations: FileOperations = nodeOperations
): Promise<SnapshotFile> {
  const file = await open(temporary, operations)
  const hashes = { file: createHash('sha256'), text: createHash('sha256') }
  let bytes = 0
  let textBytes = 0

  async function abort(): Promise<void> {
    await file.close().catch(() => undefined)
    await rm(temporary, { force: true })
  }

  async function orAbort<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work()
    } catch (error) {
      await abort()
      throw writeFailure(error)
    }
  }

  /** Each text becomes a gzip member of its own; members that follow one another are one gzip file. */
  async function write(text: string): Promise<void> {
    const plain = Buffer.from(text)
    const packed = await compress(plain, { level: constants.Z_BEST_SPEED })
    await writeAll(operations, file, packed, bytes)
    hashes.text.update(plain)
    hashes.file.update(packed)
    textBytes += plain.length
    bytes += packed.length
  }

  async function finish(...[path, counts, onProgress]: Parameters<SnapshotFile['finish']>) {
    await operations.fsync(file)
    await file.close()
    const sha256 = hashes.file.digest('hex')
    const totals = { bytes, sha256, textBytes, textSha256: hashes.text.digest('hex') }
    await verify(temporary, { ...totals, ...counts }, onProgress)
    await retryBriefly(() => operations.rename(temporary, path))
    await fsyncFolder(dirname(path), operations).catch(async (error: unknown) => {
      await rm(path, { force: true })
      throw error
    })
    return totals
  }

  return {
    abort,
    write: text => orAbort(() => write(text)),
    finish: (...args) => orAbort(() => finish(...args))
  }
}

async function open(temporary: string, operations: FileOperations) {
  try {
    return await retryBriefly(() => operations.open(temporary, 'wx'))
  } catch (error) {
    throw writeFailure(error)
  }
}

async function verify(
  path: string,
  expected: SnapshotTotals & SnapshotCounts,
  onProgress: (done: number, total: number) => void
): Promise<void> {
  const found = await inspectSnapshot(path, done => {
    onProgress(done, expected.bytes)
  }).catch((cause: unknown) => {
    throw new Failure('snapshotNotVerified', 'What was written cannot be read back', { cause })
  })
  const [first] = differencesOf(expected, found)
  if (!first) return
  const { what, stated, found: read } = first
  throw new Failure('snapshotNotVerified', `${what}: written ${stated}, read back ${read}`)
}
