/** What a MANIFEST says the database consists of. */
export interface LevelDbFiles {
  /** Sizes of the live tables, by number; others are left over from work that a kill interrupted. */
  readonly tables: ReadonlyMap<number, number>
  /** The oldest log that is still needed; 0 while there is none. */
  readonly log: number
}

interface Reader {
  readonly bytes: Buffer
  at: number
}

/** Applies the version edits in turn; null when one holds something unknown, and nothing can be said. */
export function filesOfManifest(records: readonly Buffer[]): LevelDbFiles | null {
  const tables = new Map<number, number>()
  let log = 0
  try {
    for (const bytes of records) {
      const reader = { bytes, at: 0 }
      while (reader.at < bytes.length) log = applyField(reader, tables) ?? log
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
  return { tables, log }
}

/** One field of LevelDB's `VersionEdit` (its db/version_edit.cc); returns the log number if that is what it sets. */
function applyField(reader: Reader, tables: Map<number, number>): number | undefined {
  const tag = varint(reader)
  if (tag === 2) return varint(reader)
  if (tag === 1) skipText(reader)
  else if (tag === 3 || tag === 4 || tag === 9) varint(reader)
  else if (tag === 5) {
    varint(reader)
    skipText(reader)
  } else if (tag === 6) {
    varint(reader)
    tables.delete(varint(reader))
  } else if (tag === 7) {
    varint(reader)
    tables.set(varint(reader), varint(reader))
    skipText(reader)
    skipText(reader)
  } else throw new RangeError(`Unknown field ${String(tag)}`)
  return undefined
}

function varint(reader: Reader): number {
  let value = 0
  for (let factor = 1; ; factor *= 128) {
    const byte = reader.bytes.readUInt8(reader.at++)
    value += (byte & 127) * factor
    if (byte < 128) return value
  }
}

function skipText(reader: Reader): void {
  const length = varint(reader)
  reader.at += length
  if (reader.at > reader.bytes.length) throw new RangeError('A text is cut')
}
