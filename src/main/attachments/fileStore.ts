import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { link, lstat, mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Failure } from '../failure'
import { failure } from './failureCodes'
import { copyAndHash, hashFile, type Hashed } from './copying'
import { errorCode, on, once } from './fileFailures'
import { day, makeLastingFolder, sweep, syncFolder } from './folders'

/** Node takes bytes where a name is not valid UTF-8. */
export type SourcePath = string | Buffer

export interface Stored extends Hashed {
  readonly path: string
  /** The same bytes lay in the store before. */
  readonly isKnown: boolean
  /** What lay there was damaged; it was set aside and replaced by this copy. */
  readonly isRepaired: boolean
}

/** No text of the user is in the path: names of any kind and length are the record's business. */
export function storedPath(catalogueFolder: string, sha256: string): string {
  return join(catalogueFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** The path of a file that is in the store; a link put in its place is not followed. */
export async function findStored(catalogueFolder: string, sha256: string): Promise<string> {
  const path = storedPath(catalogueFolder, sha256)
  const isFile = await lstat(path).then(
    found => found.isFile(),
    () => false
  )
  if (!isFile) throw failure('notInStore', 'The file is not in the catalogue')
  return path
}

/** Makes the folder for unfinished copies and clears away what a crash left in it. */
export async function prepareStore(catalogueFolder: string): Promise<void> {
  const folder = temporaryFolder(catalogueFolder)
  await on('store', () => makeLastingFolder(folder))
  await on('store', () => sweep(folder, day))
}

/**
 * Copies a file into the catalogue under the hash of its bytes. When this returns the file is on the
 * disk, whole and verified; when it throws nothing of it is left.
 */
export async function storeFile(
  catalogueFolder: string,
  source: SourcePath,
  signal: AbortSignal,
  onBytes: (bytes: number) => void
): Promise<Stored> {
  const temporary = join(temporaryFolder(catalogueFolder), randomUUID())
  try {
    const copied = await copyUnchanged(source, temporary, signal, onBytes)
    const verified = await hashFile(temporary, signal)
    if (verified.sha256 !== copied.sha256 || verified.size !== copied.size) {
      throw failure('copyNotVerified', 'The copy differs from what was read')
    }
    const path = storedPath(catalogueFolder, copied.sha256)
    return { ...copied, path, ...(await publish(temporary, path, copied, signal)) }
  } finally {
    // What cannot be removed now is swept later; the reason of the failure matters more.
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

function temporaryFolder(catalogueFolder: string): string {
  return join(catalogueFolder, 'files', 'tmp')
}

/** A file that changes while it is read is tried once more, as scanners write in several strokes. */
async function copyUnchanged(
  source: SourcePath,
  temporary: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void
): Promise<Hashed> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    let read = 0
    const copied = await copyOnce(source, temporary, signal, bytes => {
      read += bytes
      onBytes(bytes)
    })
    if (copied) return copied
    onBytes(-read)
    await rm(temporary, { force: true })
  }
  throw failure('sourceChanged', 'The file changed while it was being copied')
}

/** Undefined when the source is not the same after the copy as before it. */
async function copyOnce(
  source: SourcePath,
  temporary: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void
): Promise<Hashed | undefined> {
  const reading = await openSource(source)
  try {
    const writing = await on('store', () => open(temporary, 'wx', 0o444))
    try {
      const before = await stateOf(reading)
      const copied = await copyAndHash(reading, writing, signal, onBytes)
      const after = await stateOf(reading)
      if (before !== after || copied.size !== Number(before.split(' ')[0])) return undefined
      await once('store', () => writing.sync())
      return copied
    } finally {
      await writing.close()
    }
  } finally {
    await reading.close()
  }
}

async function openSource(source: SourcePath): Promise<FileHandle> {
  // A pipe put in the place of the file after the look at it would block for ever.
  const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)
  return on('source', () => open(source, flags))
}

async function stateOf(handle: FileHandle): Promise<string> {
  const { size, mtimeNs } = await on('source', () => handle.stat({ bigint: true }))
  return `${size} ${mtimeNs}`
}

async function publish(
  temporary: string,
  path: string,
  fresh: Hashed,
  signal: AbortSignal
): Promise<{ isKnown: boolean; isRepaired: boolean }> {
  await on('store', () => makeLastingFolder(dirname(path)))
  const isNew = await on('store', () => linkOrRename(temporary, path))
  const isRepaired = !isNew && !(await isWhole(path, fresh, signal))
  if (isRepaired) await on('store', () => replaceDamaged(temporary, path))
  await on('store', () => syncFolder(dirname(path)))
  return { isKnown: !isNew, isRepaired }
}

/** False when a file is there already. Where the disk knows no hard links (exFAT) it is renamed. */
async function linkOrRename(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'].includes(errorCode(error)))
      throw error
  }
  if (await exists(path)) return false
  await rename(temporary, path)
  return true
}

async function isWhole(path: string, fresh: Hashed, signal: AbortSignal): Promise<boolean> {
  const { size } = await on('store', () => stat(path))
  if (size !== fresh.size) return false
  const existing = await hashFile(path, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    if (error instanceof Failure) return undefined
    throw error
  })
  return existing?.sha256 === fresh.sha256
}

/** The damaged file is kept: what can still be read of it may matter to whoever looks for the cause. */
async function replaceDamaged(temporary: string, path: string): Promise<void> {
  const folder = join(dirname(dirname(dirname(path))), 'damaged')
  await mkdir(folder, { recursive: true })
  await rename(path, join(folder, `${path.slice(-64)}.${randomUUID()}`))
  await rename(temporary, path)
  await syncFolder(folder)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false
  )
}
