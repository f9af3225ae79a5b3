import { checksum } from '../files/byteFile'
import type { ByteFile } from '../files/byteFile'
import { fingerprint } from '../index/checkpoint'
import type { KeptScope } from '../keptScope'
import type { Known } from './ledgerState'

/** Raised whenever what is kept means something else than before. */
const formatVersion = 1
const magic = 0x4f504947
const startLength = 16

interface Header extends KeptScope {
  readonly fingerprint: string
  readonly parts: readonly { readonly length: number; readonly checksum: number }[]
}

export interface KeptFigures {
  readonly scope: KeptScope
  /** Read one after the other; a damaged one throws. */
  readonly parts: Generator<Known>
}

function ownFingerprint(): string {
  return `${String(formatVersion)} ${fingerprint()}`
}

/**
 * Part by part, so that unlike in the checkpoint of the index nothing stands in memory a second time: sixteen bytes, the
 * parts as JSON, then the header as JSON. The first bytes say where the header is; they are written
 * last, so that a file whose writing was interrupted is none. Pauses after each part.
 */
export function* writeFigures(
  file: ByteFile,
  scope: KeptScope,
  known: Iterable<Known>
): Generator<undefined, void> {
  const encoder = new TextEncoder()
  const parts: { length: number; checksum: number }[] = []
  let at = startLength
  for (const part of known) {
    const bytes = encoder.encode(JSON.stringify(part))
    file.write(bytes, at)
    parts.push({ length: bytes.length, checksum: checksum(bytes) })
    at += bytes.length
    yield
  }
  const { catalogueId, positions } = scope
  const header: Header = { fingerprint: ownFingerprint(), catalogueId, positions, parts }
  const bytes = encoder.encode(JSON.stringify(header))
  file.write(bytes, at)
  const start = new Uint32Array([magic, at, bytes.length, checksum(bytes)])
  file.write(new Uint8Array(start.buffer), 0)
}

/** null for a file that is not whole, or that another version wrote. */
export function readFigures(file: ByteFile): KeptFigures | null {
  const start = new Uint32Array(startLength / 4)
  file.read(new Uint8Array(start.buffer), 0)
  const [mark, at = 0, length = 0, sum] = start
  if (mark !== magic || at + length > file.size()) return null
  const bytes = bytesAt(file, at, length)
  if (checksum(bytes) !== sum) return null
  const header = JSON.parse(new TextDecoder().decode(bytes)) as Header
  return header.fingerprint === ownFingerprint()
    ? { scope: header, parts: partsIn(file, header) }
    : null
}

function* partsIn(file: ByteFile, { parts }: Header): Generator<Known> {
  const decoder = new TextDecoder()
  let at = startLength
  for (const { length, checksum: sum } of parts) {
    const bytes = bytesAt(file, at, length)
    if (checksum(bytes) !== sum) throw new Error('What was kept of the figures is damaged')
    yield JSON.parse(decoder.decode(bytes)) as Known
    at += length
  }
}

function bytesAt(file: ByteFile, at: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  file.read(bytes, at)
  return bytes
}
