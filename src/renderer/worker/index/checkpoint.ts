import type { Positions } from '../../../shared/changeLog/changeset'
import { kinds } from '../../../shared/records/kinds'
import type { StoredIndex } from './stored'

/** Raised whenever what is kept means something else than before. */
const formatVersion = 4

/** What a checkpoint has to agree with, to be used at all. */
export interface CheckpointScope {
  readonly catalogueId: string
  readonly locale: string
}

export interface Checkpoint extends CheckpointScope {
  /** Version of the format, of the declarations, and of the runtime, on whose collation orders depend. */
  readonly fingerprint: string
  /** How much of the journal it holds. */
  readonly positions: Positions
  readonly index: StoredIndex
}

type Numbers = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

const constructors = { Uint8Array, Uint32Array, Float64Array } as const

interface Section {
  readonly type: keyof typeof constructors
  readonly length: number
  readonly checksum: number
}

interface Header {
  readonly sections: readonly Section[]
  /** The checkpoint as JSON, `{ "section": number }` in the place of each typed array. */
  readonly text: string
}

const alignment = 8
const magic = 0x4f504958

export function fingerprint(): string {
  const declared = JSON.stringify(kinds)
  const bytes = new TextEncoder().encode(declared.padEnd(Math.ceil(declared.length / 4) * 4))
  return [formatVersion, checksum(bytes), globalThis.navigator.userAgent].join(' ')
}

/** Where a checkpoint is written to or read from. */
export interface CheckpointFile {
  size(): number
  read(target: Uint8Array<ArrayBuffer>, at: number): void
  write(source: Uint8Array<ArrayBuffer>, at: number): void
}

const aligned = (at: number): number => Math.ceil(at / alignment) * alignment

/**
 * Magic, length of the header and its checksum, the header, then the arrays. The first bytes are written last, so that
 * a file whose writing was interrupted is none. Pauses after each array.
 */
export function* writeCheckpoint(
  file: CheckpointFile,
  checkpoint: Checkpoint
): Generator<undefined, void> {
  const arrays: Numbers[] = []
  const text = JSON.stringify(checkpoint, (_key, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value
    return { section: arrays.push(value as Numbers) - 1 }
  })
  const sections: Section[] = []
  for (const array of arrays) {
    const type = array.constructor.name as keyof typeof constructors
    sections.push({ type, length: array.length, checksum: checksum(bytesOf(array)) })
    yield
  }
  const header = new TextEncoder().encode(JSON.stringify({ sections, text } satisfies Header))
  let at = aligned(12 + header.length)
  for (const array of arrays) {
    file.write(bytesOf(array), at)
    at = aligned(at + array.byteLength)
    yield
  }
  file.write(header, 12)
  const start = new Uint32Array([magic, header.length, checksum(header)])
  file.write(new Uint8Array(start.buffer), 0)
}

/** null for a file that is no whole checkpoint. */
export function readCheckpoint(file: CheckpointFile): Checkpoint | null {
  const start = new Uint32Array(3)
  file.read(bytesOf(start), 0)
  const [mark, length = 0, sum] = start
  if (mark !== magic || 12 + length > file.size()) return null
  const headerBytes = new Uint8Array(length)
  file.read(headerBytes, 12)
  if (checksum(headerBytes) !== sum) return null
  const { sections, text } = JSON.parse(new TextDecoder().decode(headerBytes)) as Header
  const arrays: Numbers[] = []
  let at = aligned(12 + length)
  for (const section of sections) {
    // With room to grow, so that the first change need not move everything.
    const room = new constructors[section.type](Math.ceil(section.length * 1.1) + 16)
    const array = room.subarray(0, section.length)
    if (at + array.byteLength > file.size()) return null
    file.read(bytesOf(array), at)
    if (checksum(bytesOf(array)) !== section.checksum) return null
    arrays.push(array)
    at = aligned(at + array.byteLength)
  }
  return JSON.parse(text, (_key, value: unknown) => {
    const section = (value as { section?: unknown } | null)?.section
    return typeof section === 'number' ? arrays[section] : value
  }) as Checkpoint
}

function bytesOf(array: Numbers): Uint8Array<ArrayBuffer> {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

/**
 * Sixteen bytes at a time, in four sums that do not wait for one another: a CRC of some hundred megabytes would take a
 * second.
 */
function checksum(bytes: Uint8Array<ArrayBuffer>): number {
  const start = bytes.byteOffset % 4 === 0 ? bytes.byteOffset : -1
  const count = start < 0 ? 0 : Math.floor(bytes.length / 16) * 4
  const words = new Int32Array(bytes.buffer, Math.max(0, start), count)
  let [one, two, three, four] = [bytes.length | 0, 1, 2, 3]
  for (let at = 0; at < count; at += 4) {
    one = Math.imul(one ^ (words[at] ?? 0), factor)
    two = Math.imul(two ^ (words[at + 1] ?? 0), factor)
    three = Math.imul(three ^ (words[at + 2] ?? 0), factor)
    four = Math.imul(four ^ (words[at + 3] ?? 0), factor)
    one ^= one >>> 15
    two ^= two >>> 15
    three ^= three >>> 15
    four ^= four >>> 15
  }
  let sum = [two, three, four].reduce((all, each) => Math.imul(all ^ each, factor), one)
  for (let at = count * 4; at < bytes.length; at++) {
    sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193)
  }
  return sum >>> 0
}

const factor = 0x9e3779b1
