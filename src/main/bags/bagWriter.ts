import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { encodedName, isPayload } from '../../shared/bags/bagPath'
import type { BagInfoEntry } from '../../shared/bags/bagReport'
import { isMissing, writeAll } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { fsyncFolder } from '../files/durable'

const chunkBytes = 1024 * 1024
const algorithms = ['sha256', 'sha512'] as const

interface OpenFile {
  readonly handle: FileHandle
  readonly hashes: readonly Hash[]
  size: number
}

interface WrittenFile {
  readonly size: number
  readonly digests: readonly string[]
}

export type CopyOutcome = 'copied' | 'notInStore' | 'damaged' | 'sourceUnreadable'

/** Writes a bag into a folder of its own, hashing what goes into it; each file is on the disk when it is closed. */
export interface BagWriter {
  /** Text at the end of a file, which stays open. */
  append(name: string, text: string): Promise<void>
  /** A file whose bytes must have this hash; one that has not is not in the bag. */
  copy(
    name: string,
    source: string,
    sha256: string,
    signal: AbortSignal,
    onBytes: (bytes: number) => void
  ): Promise<CopyOutcome>
  /** Closes all files and writes the declaration, the metadata and the manifests. */
  complete(info: readonly BagInfoEntry[]): Promise<void>
  /** Removes everything. */
  remove(): Promise<void>
}

interface Writing {
  readonly folder: string
  readonly operations: FileOperations
  readonly open: Map<string, OpenFile>
  readonly written: Map<string, WrittenFile>
  readonly folders: Set<string>
}

export function createBagWriter(folder: string, operations: FileOperations): BagWriter {
  const writing: Writing = {
    folder,
    operations,
    open: new Map(),
    written: new Map(),
    folders: new Set()
  }
  return {
    async append(name, text) {
      const file = writing.open.get(name) ?? (await begin(writing, name))
      await put(writing, file, Buffer.from(text))
    },
    copy: (name, source, sha256, signal, onBytes) =>
      copy(writing, { name, source, sha256, signal, onBytes }),
    complete: info => complete(writing, info),
    async remove() {
      // Closing a handle that is closed already fails; what matters is that the files go.
      const closing = [...writing.open.values()].map(({ handle }) => handle.close())
      await Promise.allSettled(closing)
      writing.open.clear()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function begin(writing: Writing, name: string): Promise<OpenFile> {
  const path = join(writing.folder, name)
  await mkdir(dirname(path), { recursive: true })
  writing.folders.add(dirname(path))
  const handle = await writing.operations.open(path, 'wx')
  const file = { handle, hashes: algorithms.map(own => createHash(own)), size: 0 }
  writing.open.set(name, file)
  return file
}

async function put({ operations }: Writing, file: OpenFile, bytes: Uint8Array): Promise<void> {
  await writeAll(operations, file.handle, bytes, file.size)
  for (const hash of file.hashes) hash.update(bytes)
  file.size += bytes.length
}

async function end(
  { operations, open: openFiles, written }: Writing,
  name: string,
  file: OpenFile
): Promise<WrittenFile> {
  openFiles.delete(name)
  try {
    await operations.fsync(file.handle)
  } finally {
    await file.handle.close()
  }
  const done = { size: file.size, digests: file.hashes.map(hash => hash.digest('hex')) }
  written.set(name, done)
  return done
}

async function putWhole(writing: Writing, name: string, text: string): Promise<void> {
  const file = await begin(writing, name)
  await put(writing, file, Buffer.from(text))
  await end(writing, name, file)
}

interface Copy {
  readonly name: string
  readonly source: string
  readonly sha256: string
  readonly signal: AbortSignal
  onBytes(bytes: number): void
}

async function copy(writing: Writing, wanted: Copy): Promise<CopyOutcome> {
  const reading = await open(wanted.source, 'r').catch((error: unknown) =>
    isMissing(error) ? ('notInStore' as const) : ('sourceUnreadable' as const)
  )
  if (typeof reading === 'string') return reading
  const { name } = wanted
  try {
    const file = await begin(writing, name)
    const isRead = await copyBytes(writing, reading, file, wanted)
    const { digests } = await end(writing, name, file)
    if (isRead && digests[0] === wanted.sha256) return 'copied'
    writing.written.delete(name)
    await rm(join(writing.folder, name), { force: true })
    return isRead ? 'damaged' : 'sourceUnreadable'
  } finally {
    await reading.close()
  }
}

/** False when the disk does not give the bytes. */
async function copyBytes(
  writing: Writing,
  reading: FileHandle,
  file: OpenFile,
  { signal, onBytes }: Copy
): Promise<boolean> {
  const buffer = Buffer.allocUnsafe(chunkBytes)
  for (;;) {
    signal.throwIfAborted()
    const read = await reading.read(buffer, 0, chunkBytes, null).catch(() => null)
    if (read === null) return false
    if (read.bytesRead === 0) return true
    await put(writing, file, buffer.subarray(0, read.bytesRead))
    onBytes(read.bytesRead)
  }
}

async function complete(writing: Writing, info: readonly BagInfoEntry[]): Promise<void> {
  const { folder, operations, written, folders } = writing
  for (const [name, file] of [...writing.open]) await end(writing, name, file)
  await putWhole(writing, 'bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  const entries = [...info, { label: 'Payload-Oxum', value: payloadOf(written) }]
  const lines = entries.map(({ label, value }) => `${label}: ${oneLine(value)}\n`)
  await putWhole(writing, 'bag-info.txt', lines.join(''))
  for (const [index, algorithm] of algorithms.entries()) {
    const text = manifest(written, index, isPayload)
    await putWhole(writing, `manifest-${algorithm}.txt`, text)
  }
  const tags = new Set([...written.keys()].filter(name => !isPayload(name)))
  for (const [index, algorithm] of algorithms.entries()) {
    const text = manifest(written, index, name => tags.has(name))
    await putWhole(writing, `tagmanifest-${algorithm}.txt`, text)
  }
  for (const made of new Set([...folders, join(folder, 'data'), folder])) {
    await fsyncFolder(made, operations)
  }
}

function manifest(
  written: ReadonlyMap<string, WrittenFile>,
  index: number,
  isOf: (name: string) => boolean
): string {
  return [...written]
    .filter(([name]) => isOf(name))
    .map(([name, { digests }]) => `${digests[index] ?? ''}  ${encodedName(name)}\n`)
    .join('')
}

function payloadOf(written: ReadonlyMap<string, WrittenFile>): string {
  const sizes = [...written].flatMap(([name, { size }]) => (isPayload(name) ? [size] : []))
  return `${String(sizes.reduce((sum, size) => sum + size, 0))}.${String(sizes.length)}`
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim()
}
