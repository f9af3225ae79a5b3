import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { Failure } from '../failure'

export interface WorkbookLimits {
  /** Of the file as it lies there. */
  readonly bytes: number
  /** Of all its parts, unpacked. */
  readonly unpackedBytes: number
  /** How much larger than packed a part of more than a megabyte may be. */
  readonly ratio: number
  /** A workbook has some dozens of parts, and some for each picture. */
  readonly parts: number
}

export const workbookLimits: WorkbookLimits = {
  bytes: 200 * 1024 * 1024,
  unpackedBytes: 500 * 1024 * 1024,
  ratio: 200,
  parts: 10_000
}
const smallPart = 1024 * 1024

/**
 * Fails where unpacking a workbook would take more than a workbook needs: by what its parts declare, and
 * by unpacking them once to nowhere, since they may hold more than they declare.
 */
export async function checkWorkbook(path: string, limits = workbookLimits): Promise<void> {
  const zip = await openZip(path)
  try {
    if (zip.fileSize > limits.bytes) throw tooLarge(`${String(zip.fileSize)} bytes`)
    if (zip.entryCount > limits.parts) throw tooLarge(`${String(zip.entryCount)} parts`)
    let unpacked = 0
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      checkRatio(entry, limits)
      if (unpacked > limits.unpackedBytes) throw tooLarge(`${String(unpacked)} bytes unpacked`)
      await unpackToNowhere(zip, entry)
    }
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(error)
  } finally {
    zip.close()
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path)
  } catch (error) {
    throw unreadable(error)
  }
}

function checkRatio({ uncompressedSize, compressedSize }: Entry, { ratio }: WorkbookLimits): void {
  const own = uncompressedSize / Math.max(1, compressedSize)
  if (uncompressedSize > smallPart && own > ratio) {
    throw tooLarge(`a part would grow ${String(Math.round(own))} times`)
  }
}

/** The library stops at the length declared. */
async function unpackToNowhere(zip: ZipFile, entry: Entry): Promise<void> {
  for await (const chunk of await zip.openReadStreamPromise(entry)) void chunk
}

function tooLarge(what: string): Failure {
  return new Failure('workbookTooLarge', `The workbook is too large to be read: ${what}`)
}

function unreadable(cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Failure('workbookUnreadable', `The workbook cannot be read: ${reason}`, { cause })
}
