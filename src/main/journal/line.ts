import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { lineVersion } from '../../shared/changeLog/changeset'
import type { Changeset } from '../../shared/changeLog/changeset'

/** What is wrong with a line, or with its place in the sequence. */
export type LineFault =
  | 'crlf'
  | 'bom'
  | 'checksum'
  | 'json'
  | 'joined'
  | 'unfinished'
  | 'zeros'
  | 'tooLong'
  | 'empty'
  | 'foreignDevice'
  | 'repeatedNumber'
  | 'missingNumber'
  | 'chain'

export type DecodedLine =
  | { readonly changeset: Changeset; readonly json: Buffer }
  | { readonly changeset: null; readonly fault: LineFault }

const prefixLength = 9
const space = 0x20
const carriageReturn = 0x0d
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** CRC-32 of the JSON text, space, JSON text, line feed. */
export function encodeLine(json: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${checksumOf(json)} `), json, Buffer.from('\n')])
}

export function hashOf(json: Uint8Array): string {
  return createHash('sha256').update(json).digest('hex')
}

function checksumOf(json: Uint8Array): string {
  return crc32(json).toString(16).padStart(8, '0')
}

/** Reads a line without its line feed. An editor's byte order mark or CRLF is named, not read over. */
export function decodeLine(bytes: Buffer): DecodedLine {
  if (bytes.subarray(0, 3).equals(byteOrderMark)) {
    return isSound(withoutReturn(bytes.subarray(3))) ? fault('bom') : fault('checksum')
  }
  if (!isSound(bytes)) {
    const bare = withoutReturn(bytes)
    if (bare.length < bytes.length && isSound(bare)) return fault('crlf')
    return endsInGoodLine(bytes) ? fault('joined') : fault('checksum')
  }
  const json = bytes.subarray(prefixLength)
  try {
    const value: unknown = JSON.parse(json.toString())
    const changeset = isChangeset(value) ? value : ofNewerVersion(value)
    return changeset ? { changeset, json } : fault('json')
  } catch {
    return fault('json')
  }
}

function fault(name: LineFault): DecodedLine {
  return { changeset: null, fault: name }
}

/** The JSON text of a line whose CRC is right; null for any other. */
export function soundText(bytes: Buffer): string | null {
  return isSound(bytes) ? bytes.toString('utf8', prefixLength) : null
}

function isSound(bytes: Buffer): boolean {
  return (
    bytes[prefixLength - 1] === space &&
    /^[0-9a-f]{8}$/.test(bytes.toString('latin1', 0, prefixLength - 1)) &&
    bytes.toString('latin1', 0, prefixLength - 1) === checksumOf(bytes.subarray(prefixLength))
  )
}

/** A line feed that was damaged hides the line behind it: no interrupted write does that. */
function endsInGoodLine(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(' {', prefixLength); at >= 0; at = bytes.indexOf(' {', at + 1)) {
    if (isSound(bytes.subarray(at - prefixLength + 1))) return true
  }
  return false
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes
}

/** Only what the journal itself needs: newer versions may add anything, and it is passed on. */
function isChangeset(value: unknown): value is Changeset {
  if (typeof value !== 'object' || value === null) return false
  const { d, n, t, prev, ops, tx } = value as Record<string, unknown>
  return (
    typeof d === 'string' &&
    Number.isSafeInteger(n) &&
    typeof t === 'string' &&
    typeof prev === 'string' &&
    (tx === undefined || typeof tx === 'string') &&
    Array.isArray(ops) &&
    ops.every(isOperation)
  )
}

/** What a newer version wrote otherwise than ours is kept on the disk; of it, what we understand is shown. */
function ofNewerVersion(value: unknown): Changeset | null {
  if (typeof value !== 'object' || value === null) return null
  const { v, ops } = value as Record<string, unknown>
  if (typeof v !== 'number' || v <= lineVersion) return null
  const known: unknown = { ...value, ops: Array.isArray(ops) ? ops.filter(isOperation) : [] }
  return isChangeset(known) ? known : null
}

function isOperation(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { k, r, f, o } = value as Record<string, unknown>
  const areTexts = typeof k === 'string' && typeof r === 'string' && typeof f === 'string'
  return areTexts && Array.isArray(o) && o.every(id => typeof id === 'string')
}
