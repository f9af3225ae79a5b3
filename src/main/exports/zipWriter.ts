import { crc32, createDeflateRaw } from 'node:zlib'
import { Failure } from '../failure'

/** Sizes and places are written with 32 bits. */
const mostBytes = 0xffffffff
const utf8Names = 0x0800
const sizesBehind = 0x0008
const deflated = 8
const version = 20
/** 1 January 1980, the first day there is: a file says nothing of when it was made. */
const someDay = 0x0021

interface Entry {
  readonly name: Buffer
  readonly offset: number
  crc: number
  size: number
  packed: number
}

/** Writes a ZIP archive piece by piece; memory does not grow with it. */
export interface ZipWriter {
  begin(name: string): Promise<void>
  write(text: string): Promise<void>
  end(): Promise<void>
  /** After the last entry. */
  finish(): Promise<void>
}

export function createZipWriter(append: (bytes: Uint8Array) => Promise<unknown>): ZipWriter {
  const entries: Entry[] = []
  let place = 0
  let current: { readonly entry: Entry; readonly pack: Packing } | null = null

  async function put(bytes: Buffer): Promise<void> {
    if (place + bytes.length > mostBytes) throw tooLong()
    await append(bytes)
    place += bytes.length
  }

  async function putPacked(bytes: Buffer): Promise<void> {
    if (current) current.entry.packed += bytes.length
    if (bytes.length > 0) await put(bytes)
  }

  return {
    async begin(name) {
      const entry = { name: Buffer.from(name), offset: place, crc: 0, size: 0, packed: 0 }
      await put(Buffer.concat([record(0x04034b50, [version], entry, 0, []), entry.name]))
      entries.push(entry)
      current = { entry, pack: createPacking() }
    },
    async write(text) {
      if (!current) return
      const { entry, pack } = current
      const bytes = Buffer.from(text)
      entry.crc = crc32(bytes, entry.crc)
      entry.size += bytes.length
      if (entry.size > mostBytes) throw tooLong()
      await putPacked(await pack.write(bytes))
    },
    async end() {
      if (!current) return
      const { entry, pack } = current
      await putPacked(await pack.end())
      await put(numbers(4, [0x08074b50, entry.crc, entry.packed, entry.size]))
      current = null
    },
    async finish() {
      const from = place
      for (const entry of entries) {
        const head = record(0x02014b50, [version, version], entry, 0, [0, 0, 0])
        await put(Buffer.concat([head, numbers(4, [0, entry.offset]), entry.name]))
      }
      const count = numbers(2, [0, 0, entries.length, entries.length])
      const end = Buffer.concat([count, numbers(4, [place - from, from]), numbers(2, [0])])
      await put(Buffer.concat([numbers(4, [0x06054b50]), end]))
    }
  }
}

/** The head of an entry, as it stands before it and, with more behind, in the list at the end. */
function record(
  mark: number,
  versions: readonly number[],
  { name, crc, packed, size }: Entry,
  extra: number,
  more: readonly number[]
): Buffer {
  const start = [...versions, utf8Names | sizesBehind, deflated, 0, someDay]
  return Buffer.concat([
    numbers(4, [mark]),
    numbers(2, start),
    numbers(4, [crc, packed, size]),
    numbers(2, [name.length, extra, ...more])
  ])
}

function numbers(bytes: 2 | 4, values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(bytes * values.length)
  values.forEach((value, index) => buffer.writeUIntLE(value, index * bytes, bytes))
  return buffer
}

type Packing = ReturnType<typeof createPacking>

/** Gives out what came of each piece; the packing itself is done beside the main thread. */
function createPacking() {
  const stream = createDeflateRaw({ level: 6 })
  let ready: Buffer[] = []
  stream.on('data', (bytes: Buffer) => ready.push(bytes))
  const taken = (): Buffer => {
    const bytes = Buffer.concat(ready)
    ready = []
    return bytes
  }
  return {
    write: async (bytes: Buffer): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        stream.write(bytes, error => {
          if (error) reject(error)
          else resolve(taken())
        })
      }),
    end: async (): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        stream.once('error', reject)
        stream.once('end', () => {
          resolve(taken())
        })
        stream.end()
      })
  }
}

function tooLong(): Failure {
  return new Failure('workbookTooLong', 'The workbook would be larger than four gigabytes')
}
