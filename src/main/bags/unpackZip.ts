import { createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { bagPath } from '../../shared/bags/bagPath'
import type { Job } from '../application/longJobs'
import { Failure } from '../failure'
import { freeSpace } from '../files/durable'
import { isDiskFull } from '../files/operations'

export interface ZipLimits {
  readonly entries: number
  /** Of all files unpacked. */
  readonly bytes: number
  /** How much larger than packed a file of more than a megabyte may be. */
  readonly ratio: number
  /** Bytes that stay free on the disk. */
  readonly reserve: number
}

export const zipLimits: ZipLimits = {
  entries: 1_000_000,
  bytes: 2 ** 42,
  ratio: 500,
  reserve: 1024 ** 3
}

const small = 1024 * 1024
const headBytes = 30
const declaration = 'bagit.txt'
const fileTypes = 0o170000
const regularFile = 0o100000
const folderType = 0o040000

/**
 * Unpacks a package that came as one file into an empty folder, after every name and size in it was looked at, and
 * gives the folder of the bag: the archive's own or one in it. Codes: zipRefused, zipUnreadable, diskFull.
 */
export async function unpackZip(
  path: string,
  folder: string,
  job: Job,
  limits = zipLimits
): Promise<string> {
  await readEntries(path, limits, 'unpacking', job, {
    async begin(total) {
      if ((await freeSpace(dirname(folder))) >= total + limits.reserve) return
      throw new Failure('diskFull', `Unpacking needs ${String(total)} bytes`)
    },
    async open({ fileName }) {
      const target = join(folder, fileName)
      await mkdir(dirname(target), { recursive: true })
      return createWriteStream(target, { flags: 'wx' })
    }
  })
  return bagFolder(folder)
}

/** Reads an archive of ours back. Codes: zipRefused, zipUnreadable. */
export async function checkZip(path: string, job: Job): Promise<void> {
  const limits = { ...zipLimits, ratio: Infinity }
  await readEntries(path, limits, 'verifying', job, {
    begin: async () => undefined,
    open: async () => new Writable({ write: (_chunk, _encoding, done) => done() })
  })
}

interface Sink {
  begin(total: number): Promise<void>
  open(entry: Entry): Promise<Writable>
}

async function readEntries(
  path: string,
  limits: ZipLimits,
  step: string,
  { signal, report }: Job,
  sink: Sink
): Promise<void> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw unreadable(error)
  })
  try {
    const entries = await checkedEntries(zip, limits)
    const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
    await sink.begin(total)
    let done = 0
    for (const entry of entries) {
      signal.throwIfAborted()
      await readEntry(zip, entry, sink, signal)
      done += entry.uncompressedSize
      report(step, done, total)
    }
  } catch (error) {
    signal.throwIfAborted()
    if (isDiskFull(error))
      throw new Failure('diskFull', 'The disk filled up while unpacking', { cause: error })
    throw error instanceof Failure ? error : unreadable(error)
  } finally {
    zip.close()
  }
}

/** The files in the archive, without its folders, which follow from the names. */
async function checkedEntries(zip: ZipFile, limits: ZipLimits): Promise<readonly Entry[]> {
  if (zip.entryCount > limits.entries) throw refused(`${String(zip.entryCount)} entries`)
  const files: Entry[] = []
  const names = createNames()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry, limits)
    total += entry.uncompressedSize
    if (total > limits.bytes) throw refused(`${String(total)} bytes unpacked`)
    if (!names.add(entry.fileName)) throw refused(`a name twice: ${shown(entry)}`)
    if (!entry.fileName.endsWith('/')) files.push(entry)
  }
  checkOverlap(files, zip.fileSize)
  return files
}

function checkEntry(entry: Entry, { ratio }: ZipLimits): void {
  const { fileName, compressedSize, uncompressedSize } = entry
  const type = (entry.externalFileAttributes >>> 16) & fileTypes
  const isFolder = fileName.endsWith('/')
  if (entry.isEncrypted()) throw refused(`encrypted: ${shown(entry)}`)
  if (type !== 0 && type !== (isFolder ? folderType : regularFile)) {
    throw refused(`a link or device: ${shown(entry)}`)
  }
  const { isInside, name } = bagPath(isFolder ? fileName.slice(0, -1) : fileName)
  if (!isInside || name.includes('\\') || `${name}${isFolder ? '/' : ''}` !== fileName) {
    throw refused(`a path that leads elsewhere: ${shown(entry)}`)
  }
  const isBomb = uncompressedSize > small && uncompressedSize > compressedSize * ratio
  if (isBomb) throw refused(`grows ${String(ratio)} times and more: ${shown(entry)}`)
}

/** Names that some disk would take for the same, and a file that would stand where a folder must. */
function createNames() {
  const files = new Set<string>()
  const folders = new Set<string>()
  return {
    add(written: string): boolean {
      const isFolder = written.endsWith('/')
      const name = written.normalize('NFC').toLowerCase().normalize('NFC')
      const parts = (isFolder ? name.slice(0, -1) : name).split('/')
      const above = parts.map((_part, at) => parts.slice(0, at).join('/')).slice(1)
      if (above.some(folder => files.has(folder))) return false
      for (const folder of above) folders.add(folder)
      const own = parts.join('/')
      if (files.has(own) || (!isFolder && folders.has(own))) return false
      ;(isFolder ? folders : files).add(own)
      return true
    }
  }
}

/** Two entries made of the same bytes are how small archives become large. */
function checkOverlap(entries: readonly Entry[], fileSize: number): void {
  const spans = entries
    .map(({ relativeOffsetOfLocalHeader: from, compressedSize, fileNameLength }) => ({
      from,
      to: from + headBytes + fileNameLength + compressedSize
    }))
    .sort((a, b) => a.from - b.from)
  for (const [at, { to }] of spans.entries()) {
    if (to > (spans[at + 1]?.from ?? fileSize)) throw refused('entries that overlap')
  }
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  sink: Sink,
  signal: AbortSignal
): Promise<void> {
  let crc = 0
  const summing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      crc = crc32(chunk, crc)
      done(null, chunk)
    }
  })
  const target = await sink.open(entry)
  try {
    // The library fails where there are more or fewer bytes than declared; nothing may come between, since its
    // stream reads at once.
    await pipeline(await zip.openReadStreamPromise(entry), summing, target, { signal })
  } finally {
    target.destroy()
  }
  if (crc !== entry.crc32) throw unreadable(new Error(`wrong checksum: ${shown(entry)}`))
}

/** The one folder that holds the bag: systems put folders of their own beside it. */
async function bagFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  if (entries.some(({ name }) => name === declaration)) return folder
  const inside = entries.filter(entry => entry.isDirectory()).map(({ name }) => join(folder, name))
  const bags: string[] = []
  for (const path of inside) if ((await readdir(path)).includes(declaration)) bags.push(path)
  const [bag = folder] = bags
  return bags.length > 1 ? folder : bag
}

function shown({ fileName }: Entry): string {
  return fileName.slice(0, 200)
}

function refused(what: string): Failure {
  return new Failure('zipRefused', `The archive is not unpacked: ${what}`)
}

function unreadable(cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Failure('zipUnreadable', `The archive cannot be read: ${reason}`, { cause })
}
