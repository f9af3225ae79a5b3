import { maskedCrc32c } from './crc32c'

/**
 * LevelDB's log format (its doc/log_format.md), used by `*.log` and `MANIFEST-*`: blocks of 32 KiB holding fragments
 * with a header of 7 bytes; a record is one fragment or a chain of them.
 */
const blockBytes = 32 * 1024
const headerBytes = 7
const [full, first, middle, last] = [1, 2, 3, 4]

export interface LogCheck {
  /** `torn`: nothing good follows the end of the last complete record. `corrupt`: something good does. */
  readonly state: 'whole' | 'torn' | 'corrupt'
  /** End of the last complete record. */
  readonly soundBytes: number
  readonly records: number
}

interface Fragment {
  readonly type: number
  readonly end: number
}

/** Checks the framing and hands out each complete record. */
export function checkLog(bytes: Buffer, onRecord?: (record: Buffer) => void): LogCheck {
  let parts: Buffer[] = []
  let offset = 0
  let soundBytes = 0
  let records = 0
  let isInside = false
  while (offset < bytes.length) {
    const room = blockBytes - (offset % blockBytes)
    if (room < headerBytes) {
      offset += room
      continue
    }
    const fragment = fragmentAt(bytes, offset)
    const continues = fragment !== null && [middle, last].includes(fragment.type)
    if (!fragment || continues !== isInside) {
      const isCorrupt = fragment !== null || hasFragmentAfter(bytes, offset)
      return { state: isCorrupt ? 'corrupt' : 'torn', soundBytes, records }
    }
    parts.push(bytes.subarray(offset + headerBytes, fragment.end))
    offset = fragment.end
    isInside = fragment.type === first || fragment.type === middle
    if (!isInside) {
      soundBytes = offset
      records++
      onRecord?.(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts))
      parts = []
    }
  }
  // LevelDB appends behind whatever is there, so not even a part of a header may stay.
  return { state: soundBytes === bytes.length ? 'whole' : 'torn', soundBytes, records }
}

/** The fragment that begins here, if its checksum is right. */
function fragmentAt(bytes: Buffer, offset: number): Fragment | null {
  const blockEnd = offset - (offset % blockBytes) + blockBytes
  if (offset + headerBytes > Math.min(bytes.length, blockEnd)) return null
  const type = bytes[offset + 6] ?? 0
  const end = offset + headerBytes + bytes.readUInt16LE(offset + 4)
  if (type < full || type > last || end > Math.min(bytes.length, blockEnd)) return null
  const isSound = maskedCrc32c(bytes.subarray(offset + 6, end)) === bytes.readUInt32LE(offset)
  return isSound ? { type, end } : null
}

/** Looks at every offset: a damaged length leaves no other way to find what follows. */
function hasFragmentAfter(bytes: Buffer, offset: number): boolean {
  for (let at = offset + 1; at + headerBytes <= bytes.length; at++) {
    if (fragmentAt(bytes, at)) return true
  }
  return false
}
