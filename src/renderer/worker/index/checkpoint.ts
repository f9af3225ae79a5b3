import type { Positions } from '../../../shared/changeLog/changeset'
import { kinds } from '../../../shared/records/kinds'
import { bytesOf, checksum } from '../files/byteFile'
import type { ByteFile, Numbers } from '../files/byteFile'
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

const aligned = (at: number): number => Math.ceil(at / alignment) * alignment

/**
 * Magic, length of the header and its checksum, the header, then the arrays. The first bytes are written last, so that
 * a file whose writing was interrupted is none. Pauses after each array.
 */
export function* writeCheckpoint(
  file: ByteFile,
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
export function readCheckpoint(file: ByteFile): Checkpoint | null {
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
