import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { failure } from '../failureCodes'
import { legacyText } from './metadata/texts'
import { bytesOfType, tagOfNumber, type TiffTag } from './tiffTags'

/** A number, or a text of the file; of several numbers the first. */
export type TiffValue = number | string

/** One image file directory. */
export type TiffDirectory = ReadonlyMap<TiffTag, TiffValue>

export interface TiffDirectories {
  /** In the order of the file, by which readers count them. */
  readonly directories: readonly TiffDirectory[]
  /** Why the list ends before the file says so. */
  readonly problem: 'tiffCyclic' | 'tiffTruncated' | 'tooManyPages' | null
}

const mostDirectories = 20_000
const mostEntries = 4096
const mostTextBytes = 16 * 1024

/**
 * Reads the directories of a TIFF or BigTIFF without touching its pixels; a chain that runs in a circle or out of the
 * file ends there.
 */
export function readTiff(path: string): TiffDirectories {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    return directoriesOf(
      readerOf((position, length) => {
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - position)))
        return bytes.subarray(0, bytes.length && readSync(file, bytes, 0, bytes.length, position))
      })
    )
  } finally {
    closeSync(file)
  }
}

/** The same of bytes in memory, as EXIF is in other formats. */
export function readTiffBytes(bytes: Buffer): TiffDirectories {
  return directoriesOf(readerOf((position, length) => bytes.subarray(position, position + length)))
}

interface Reader {
  readonly isBig: boolean
  readonly first: number
  /** The bytes, fewer at the end of the file. */
  at(position: number, length: number): Buffer
  number(bytes: Buffer, offset: number, size: number): number
}

function readerOf(at: Reader['at']): Reader {
  const head = at(0, 16)
  if (head.length < 8) throw failure('damaged', 'The file ends in its header')
  const isLittle = head.toString('latin1', 0, 2) === 'II'
  const number = (bytes: Buffer, offset: number, length: number): number => {
    if (length === 8) {
      return Number(isLittle ? bytes.readBigUInt64LE(offset) : bytes.readBigUInt64BE(offset))
    }
    return isLittle ? bytes.readUIntLE(offset, length) : bytes.readUIntBE(offset, length)
  }
  const isBig = number(head, 2, 2) === 43
  if (isBig && head.length < 16) throw failure('damaged', 'The file ends in its header')
  return { isBig, at, number, first: isBig ? number(head, 8, 8) : number(head, 4, 4) }
}

function directoriesOf(reader: Reader): TiffDirectories {
  const directories: TiffDirectory[] = []
  const visited = new Set<number>()
  for (let position = reader.first; position !== 0;) {
    if (visited.has(position)) return { directories, problem: 'tiffCyclic' }
    if (directories.length >= mostDirectories) return { directories, problem: 'tooManyPages' }
    visited.add(position)
    const read = readDirectory(reader, position)
    if (!read) return { directories, problem: 'tiffTruncated' }
    directories.push(withExif(reader, read.directory))
    position = read.next
  }
  return { directories, problem: null }
}

/** The directory with what its EXIF directory adds. */
function withExif(reader: Reader, directory: TiffDirectory): TiffDirectory {
  const position = directory.get('exif')
  const exif = typeof position === 'number' ? readDirectory(reader, position) : undefined
  return exif ? new Map([...exif.directory, ...directory]) : directory
}

function readDirectory(reader: Reader, position: number) {
  const [countBytes, entryBytes, offsetBytes] = reader.isBig ? [8, 20, 8] : [2, 12, 4]
  const head = reader.at(position, countBytes)
  if (head.length < countBytes) return undefined
  const count = reader.number(head, 0, countBytes)
  if (count === 0 || count > mostEntries) return undefined
  const bytes = reader.at(position + countBytes, count * entryBytes + offsetBytes)
  if (bytes.length < count * entryBytes) return undefined
  const directory = new Map<TiffTag, TiffValue>()
  for (let entry = 0; entry < count; entry += 1) {
    const start = entry * entryBytes
    const tag = tagOfNumber.get(reader.number(bytes, start, 2))
    const value = tag && valueOf(reader, bytes.subarray(start, start + entryBytes), offsetBytes)
    if (tag !== undefined && value !== undefined) directory.set(tag, value)
  }
  // Some writers leave out the offset after the last directory.
  const isEnd = bytes.length < count * entryBytes + offsetBytes
  return { directory, next: isEnd ? 0 : reader.number(bytes, count * entryBytes, offsetBytes) }
}

function valueOf(reader: Reader, entry: Buffer, offsetBytes: number): TiffValue | undefined {
  const type = reader.number(entry, 2, 2)
  const size = bytesOfType[type]
  const count = reader.number(entry, 4, offsetBytes)
  if (size === undefined || count < 1) return undefined
  const isText = type === 2
  const length = isText ? Math.min(count, mostTextBytes) : size
  const field = 4 + offsetBytes
  const isInside = size * count <= offsetBytes
  const bytes = isInside
    ? entry.subarray(field, field + length)
    : reader.at(reader.number(entry, field, offsetBytes), length)
  if (bytes.length < length) return undefined
  if (isText) return legacyText(bytes)
  if (type !== 5) return reader.number(bytes, 0, size)
  const below = reader.number(bytes, 4, 4)
  return below === 0 ? undefined : reader.number(bytes, 0, 4) / below
}
