import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { maskedCrc32c } from '../../../../src/main/preflight/crc32c'

const blockBytes = 32 * 1024

/** A log of records of these sizes. */
export function levelDbLog(sizes: readonly number[]): Buffer {
  return logOf(sizes.map((size, index) => Buffer.alloc(size, `record ${String(index)} `)))
}

/** Writes records as LevelDB's log writer does (its doc/log_format.md). */
function logOf(payloads: readonly Buffer[]): Buffer {
  const parts: Buffer[] = []
  let offset = 0
  const push = (part: Buffer) => {
    parts.push(part)
    offset += part.length
  }
  for (const payload of payloads) {
    const size = payload.length
    let at = 0
    let isFirst = true
    do {
      const room = blockBytes - (offset % blockBytes)
      if (room < 7) push(Buffer.alloc(room))
      const length = Math.min(size - at, blockBytes - (offset % blockBytes) - 7)
      const isLast = at + length === size
      const type = isFirst ? (isLast ? 1 : 2) : isLast ? 4 : 3
      const body = Buffer.concat([Buffer.from([type]), payload.subarray(at, at + length)])
      const header = Buffer.alloc(6)
      header.writeUInt32LE(maskedCrc32c(body))
      header.writeUInt16LE(length, 4)
      push(Buffer.concat([header, body]))
      at += length
      isFirst = false
    } while (at < size)
  }
  return Buffer.concat(parts)
}

/** Where each record ends. */
export function recordEnds(sizes: readonly number[]): number[] {
  return sizes.map((_, index) => levelDbLog(sizes.slice(0, index + 1)).length)
}

export const logSizes = [100, 3000, 40_000, 77]

const text = (value: string) => [value.length, ...Buffer.from(value)]
const newTable = (number: number) => [7, 0, number, 208, 1, ...text('a'), ...text('z')]

/** Version edits as Chromium writes them: comparator, log 3, tables 5 and 6, of which 6 was removed again. */
const manifest = logOf(
  [
    [1, ...text('idb_cmp1'), 2, 0, 3, 2, 4, 0],
    [2, 3, 9, 0, 3, 7, 4, 0x80, 0x80, 1, 5, 1, ...text('key'), ...newTable(5), ...newTable(6)],
    [6, 0, 6]
  ].map(edit => Buffer.from(edit))
)

/** A small LevelDB folder, of the shape Chromium leaves. */
export async function layDownLevelDb(userData: string): Promise<string> {
  const folder = join(userData, 'IndexedDB', 'app_bundle_0.indexeddb.leveldb')
  await mkdir(folder, { recursive: true })
  await mkdir(join(userData, 'IndexedDB', 'app_bundle_0.indexeddb.blob'))
  await writeFile(join(folder, 'CURRENT'), 'MANIFEST-000001\n')
  await writeFile(join(folder, 'MANIFEST-000001'), manifest)
  await writeFile(join(folder, '000003.log'), levelDbLog(logSizes))
  const table = Buffer.concat([Buffer.alloc(200, 7), Buffer.from('57fb808b247547db', 'hex')])
  await writeFile(join(folder, '000005.ldb'), table)
  await writeFile(join(folder, 'LOCK'), '')
  return folder
}
