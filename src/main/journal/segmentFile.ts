import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fsyncFolder, makeFolderDurably } from '../files/durable'
import { errorCode, retryBriefly, writeAll } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { createSegment } from './deviceIndex'
import type { Segment } from './deviceIndex'
import { decodeLine, hashOf } from './line'
import { readLines } from './readLines'

/** The segment that is written to, with its descriptor. */
export interface OpenSegment {
  readonly segment: Segment
  readonly file: FileHandle
}

export async function openSegment(
  segment: Segment,
  operations: FileOperations
): Promise<OpenSegment> {
  return { segment, file: await retryBriefly(() => operations.open(segment.path, 'r+')) }
}

export async function newSegment(
  folder: string,
  number: number,
  operations: FileOperations
): Promise<OpenSegment> {
  const segment = createSegment(folder, number)
  await makeFolderDurably(folder, operations)
  const file = await retryBriefly(() => createEmpty(segment.path, operations))
  try {
    await fsyncFolder(folder, operations)
    return { segment, file }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** A creation that failed half-way leaves an empty file, which is taken over. */
async function createEmpty(path: string, operations: FileOperations): Promise<FileHandle> {
  try {
    return await operations.open(path, 'wx+')
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    const file = await operations.open(path, 'r+')
    if ((await file.stat()).size === 0) return file
    await file.close()
    throw error
  }
}

/** Which step failed decides what is known about the disk. */
export type WriteOutcome =
  { readonly step: 'done' } | { readonly step: 'write' | 'sync'; readonly error: unknown }

export async function writeDurably(
  { segment, file }: OpenSegment,
  bytes: Uint8Array,
  operations: FileOperations
): Promise<WriteOutcome> {
  try {
    await writeAll(operations, file, bytes, segment.size)
  } catch (error) {
    return { step: 'write', error }
  }
  try {
    await operations.fdatasync(file)
  } catch (error) {
    return { step: 'sync', error }
  }
  return { step: 'done' }
}

/** Cuts what was written behind the last good line. */
export async function cutBack(
  { segment, file }: OpenSegment,
  operations: FileOperations
): Promise<void> {
  await operations.ftruncate(file, segment.size)
  await operations.fdatasync(file)
}

/**
 * After a failed sync the descriptor tells nothing any more. It is closed, the acknowledged lines are read again and
 * the rest is cut through a new one; an empty segment is removed, since none may stand in the middle. Throws when it
 * cannot be shown that the disk holds what was acknowledged and nothing else.
 */
export async function recoverSegment(
  open: OpenSegment,
  lastHash: string,
  operations: FileOperations
): Promise<void> {
  const { segment } = open
  await open.file.close().catch(ignoreCloseError)
  if (segment.size === 0) {
    await operations.unlink(segment.path)
    await fsyncFolder(dirname(segment.path), operations)
    return
  }
  await verifySegment(segment, lastHash)
  const reopened = await openSegment(segment, operations)
  try {
    await cutBack(reopened, operations)
  } finally {
    await reopened.file.close()
  }
}

/** The error was reported by the write or sync before; closing can only repeat it. */
function ignoreCloseError(): void {
  return
}

async function verifySegment(segment: Segment, lastHash: string): Promise<void> {
  let lines = 0
  let hash = ''
  let isSound = true
  await readLines(segment.path, { from: 0, to: segment.size }, line => {
    const decoded = decodeLine(line.bytes)
    lines++
    isSound = decoded.changeset !== null && (hash === '' || decoded.changeset.prev === hash)
    if (decoded.changeset) hash = hashOf(decoded.json)
    return isSound
  })
  if (!isSound || lines !== segment.lines || hash !== lastHash) {
    throw new Error(`${segment.path} does not hold what was acknowledged`)
  }
}
