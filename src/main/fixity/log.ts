import { mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fsyncFolder, writeFileDurably } from '../files/durable'
import { errorCode, isMissing, nodeOperations, writeAll } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { readLines } from '../journal/readLines'
import { compacted } from './compaction'
import { isFileAct, isFixityEvent, parseEvent } from './event'
import type { FixityEvent, LogEvent } from './event'

/** The newest event of a file. */
export interface Known {
  readonly outcome: FixityEvent['outcome']
  readonly date: string
  readonly found: string | null
}

/** The log of all checks: every device writes a file of its own and reads those of the others. */
export interface FixityLog {
  latest(object: string): Known | undefined
  /** When the last cycle of any device began and ended. */
  cycle(): { readonly begun: string | null; readonly ended: string | null }
  /** Counts at once; is on the disk after `flush`. */
  add(event: LogEvent): void
  /** Writes what was added, with one fdatasync. After a failure it is tried again with the next. */
  flush(): Promise<void>
}

export interface LogOptions {
  /** The catalogue's `fixity` folder. */
  readonly folder: string
  readonly device: string
  /** Checks then count for this session only. */
  readonly isReadOnly: boolean
  readonly operations?: FileOperations
  readonly compactBytes?: number
}

const compactAfter = 8 * 1024 * 1024

interface Reading {
  readonly known: Map<string, Known>
  begun: string | null
  ended: string | null
}

export async function openFixityLog(options: LogOptions): Promise<FixityLog> {
  const { folder, device, isReadOnly } = options
  const own = join(folder, `${device}.ndjson`)
  const reading = await readAll(folder, own)
  const file = createLogFile(own, options)
  let pending: LogEvent[] = []
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    const events = pending
    if (events.length === 0) return
    pending = []
    try {
      await file.append(events)
    } catch (error) {
      pending = [...events, ...pending]
      throw error
    }
  }

  return {
    latest: object => reading.known.get(object),
    cycle: () => ({ begun: reading.begun, ended: reading.ended }),
    add(event) {
      take(reading, event)
      if (!isReadOnly) pending.push(event)
    },
    flush() {
      const next = writing.then(write)
      writing = next.catch(() => undefined)
      return next
    }
  }
}

/** The logs of all devices. */
export async function logNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return names.filter(name => /^[a-z2-7]{13}\.ndjson$/.test(name))
}

/** Within a file the later line counts, whatever the clock said; between devices the later date. */
async function readAll(folder: string, own: string): Promise<Reading> {
  const whole: Reading = { known: new Map(), begun: null, ended: null }
  for (const name of await logNames(folder)) {
    const one: Reading = { known: new Map(), begun: null, ended: null }
    await readLines(join(folder, name), { from: 0 }, ({ bytes }) => {
      const event = parseEvent(bytes.toString())
      if (event) take(one, event)
      return true
    })
    merge(whole, one, join(folder, name) === own)
  }
  return whole
}

function take(reading: Reading, event: LogEvent): void {
  const { date } = event
  if (isFileAct(event)) return
  if (isFixityEvent(event)) {
    reading.known.set(event.object, { outcome: event.outcome, date, found: event.found })
  } else if (event.type === 'cycle begun') reading.begun = date
  else reading.ended = date
}

function merge(whole: Reading, one: Reading, isOwn: boolean): void {
  for (const [object, known] of one.known) {
    const other = whole.known.get(object)
    if (!other || other.date < known.date) whole.known.set(object, known)
  }
  // A cycle is what this device does; another's counts through the dates of its checks.
  if (isOwn) Object.assign(whole, { begun: one.begun, ended: one.ended })
}

interface LogFile {
  append(events: readonly LogEvent[]): Promise<void>
}

/** Opened for each batch only: the folder may be moved, and its disk removed, between two of them. */
function createLogFile(path: string, options: LogOptions): LogFile {
  const { operations = nodeOperations, compactBytes = compactAfter } = options
  /** Size after the last compaction: a log of so many files that it stays large is not compacted each time. */
  let compactSize = 0

  async function append(events: readonly LogEvent[]): Promise<void> {
    await makeOwnFolder(dirname(path), operations)
    const isNew = (await sizeOf(path)) === 0
    const file = await operations.open(path, 'a+')
    let end: number
    try {
      const { size } = await file.stat()
      // What an interrupted write left is ended, so that it stays one bad line.
      const start = (await endsInLine(file, size)) ? '' : '\n'
      const text = start + events.map(event => `${JSON.stringify(event)}\n`).join('')
      const bytes = Buffer.from(text)
      await writeAll(operations, file, bytes, size)
      await operations.fdatasync(file)
      end = size + bytes.length
    } finally {
      await file.close()
    }
    if (isNew) await fsyncFolder(dirname(path), operations)
    if (end > Math.max(compactBytes, 2 * compactSize)) await compact()
  }

  async function compact(): Promise<void> {
    const lines: string[] = []
    await readLines(path, { from: 0 }, ({ bytes }) => {
      lines.push(bytes.toString())
      return true
    })
    const text = compacted(lines)
      .map(line => `${line}\n`)
      .join('')
    await writeFileDurably(path, text, operations)
    compactSize = Buffer.byteLength(text)
  }

  return { append }
}

/** Not the folders above it: where the catalogue's disk was pulled out, nothing may be made in its place. */
async function makeOwnFolder(folder: string, operations: FileOperations): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return
    throw error
  }
  await fsyncFolder(dirname(folder), operations)
}

async function endsInLine(
  file: Awaited<ReturnType<FileOperations['open']>>,
  size: number
): Promise<boolean> {
  if (size === 0) return true
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] === 0x0a
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0
  )
}
