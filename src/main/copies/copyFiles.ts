import { randomUUID } from 'node:crypto'
import { lstat, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hashFile } from '../attachments/copying'
import { on } from '../attachments/fileFailures'
import { placeOf, storedPath } from '../attachments/fileStore'
import { Failure } from '../failure'
import { fsyncFolder, makeFolderDurably } from '../files/durable'
import { isMissing, nodeOperations } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { copyBytes } from './copyBytes'
import { countStored, storedIds } from './storedFiles'

export interface StoredFilesCopy {
  /** Catalogue folders, each with its `files`. */
  readonly from: string
  readonly to: string
  /** These only; all files of the store when not given. */
  readonly only?: ReadonlySet<string>
  /**
   * A file of the right size at the target is taken to be whole, so that a copy kept up to date is not read every time.
   * Otherwise what is there is read, and replaced where it is damaged.
   */
  readonly trustsSize?: boolean
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
  readonly operations?: FileOperations
}

export interface CopiedFiles {
  readonly copied: number
  /** Were at the target before, whole. */
  readonly present: number
  /** Of the files copied. */
  readonly bytes: number
  /** Asked for, and in neither place. */
  readonly missing: readonly string[]
  /** Cannot be read from the source or are not what their name says: not copied. */
  readonly damaged: readonly string[]
}

type Outcome = 'present' | 'missing' | 'damaged' | { readonly bytes: number }

/**
 * Copies scans from one catalogue folder into another, each verified by its hash; a good one is never overwritten, and
 * a damaged one never copied. What is there when it fails or is cancelled is whole.
 */
export async function copyStoredFiles(copy: StoredFilesCopy): Promise<CopiedFiles> {
  const { from, to, only, signal, onProgress } = copy
  const total = only?.size ?? (await countStored(from, signal))
  const result = {
    copied: 0,
    present: 0,
    bytes: 0,
    missing: [] as string[],
    damaged: [] as string[]
  }
  let done = 0
  for await (const id of only ?? storedIds(from)) {
    signal.throwIfAborted()
    const outcome = await copyOne(await placeOf(from, id), storedPath(to, id), id, copy)
    if (outcome === 'missing') await requireStore(from)
    if (typeof outcome === 'object') {
      result.copied++
      result.bytes += outcome.bytes
    } else if (outcome === 'present') result.present++
    else result[outcome].push(id)
    onProgress(++done, total)
  }
  if (done < total) await requireStore(from)
  return result
}

async function copyOne(
  source: string,
  target: string,
  id: string,
  copy: StoredFilesCopy
): Promise<Outcome> {
  const { to, signal, operations = nodeOperations } = copy
  const [given, there] = await Promise.all([sizeOf(source), sizeOf(target)])
  if (there !== null && (await isGood(target, there, given, id, copy))) return 'present'
  if (given === null) return 'missing'
  const temporary = join(to, 'files', 'tmp', randomUUID())
  await on('store', () => makeFolderDurably(dirname(temporary), operations))
  const copied = await copyReadable({ from: source, to: temporary, signal, operations })
  try {
    if (copied?.sha256 !== id) return 'damaged'
    await publish(temporary, target, there !== null, operations)
    return { bytes: copied.size }
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

/** Null when there is none; a link put in its place is none either. */
async function sizeOf(path: string): Promise<number | null> {
  return lstat(path).then(
    found => (found.isFile() ? found.size : null),
    (error: unknown) => {
      if (isMissing(error)) return null
      throw error
    }
  )
}

async function isGood(
  target: string,
  size: number,
  sourceSize: number | null,
  id: string,
  { trustsSize = false, signal }: StoredFilesCopy
): Promise<boolean> {
  if (trustsSize && (sourceSize === null || size === sourceSize)) return true
  return hashFile(target, signal).then(
    ({ sha256 }) => sha256 === id,
    (error: unknown) => {
      signal.throwIfAborted()
      if (error instanceof Failure) return false
      throw error
    }
  )
}

/** Undefined when the source cannot be read: one bad sector must not keep the others from being copied. */
async function copyReadable(copy: Parameters<typeof copyBytes>[0]) {
  return copyBytes(copy).catch((error: unknown) => {
    if (error instanceof Failure && error.code.startsWith('source')) return undefined
    throw error
  })
}

/** What was damaged is kept in `files/damaged`, where it can still be looked at. */
async function publish(
  temporary: string,
  target: string,
  isOccupied: boolean,
  operations: FileOperations
): Promise<void> {
  await on('store', () => makeFolderDurably(dirname(target), operations))
  if (isOccupied) {
    const damaged = join(dirname(dirname(dirname(target))), 'damaged')
    const aside = join(damaged, `${target.slice(-64)}.${randomUUID()}`)
    await on('store', () => makeFolderDurably(damaged, operations))
    await on('store', () => operations.rename(target, aside))
    await on('store', () => fsyncFolder(damaged, operations))
  }
  await on('store', () => operations.rename(temporary, target))
  await on('store', () => fsyncFolder(dirname(target), operations))
}

/** A drive that was unplugged has no missing files: it is missing itself. */
async function requireStore(catalogueFolder: string): Promise<void> {
  if ((await lstat(join(catalogueFolder, 'files')).catch(() => null)) !== null) return
  throw new Failure('sourceMissing', `${catalogueFolder} is no longer there`)
}
