import { randomUUID } from 'node:crypto'
import { lstat, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../failure'
import { failure } from './failureCodes'
import { on } from './fileFailures'
import { makeFolderDurably } from '../files/durable'
import { day, sweep } from '../files/sweep'
import type { SourcePath } from './store/copyFile'
import { refuseDifferent, type Outcome, type Stored } from './store/jobs'
import { storedPath, temporaryFolder, trashedPath } from './store/places'
import { createProgress, type Progress } from './store/progress'
import { runStoreJob } from './store/threads'

export { storedPath } from './store/places'

/**
 * The path of a file that is in the store, or waits in the trash to be deleted; a link put in its place is not followed.
 */
export async function findStored(catalogueFolder: string, sha256: string): Promise<string> {
  const path = await placeOf(catalogueFolder, sha256)
  if (await isFile(path)) return path
  throw failure('notInStore', 'The file is not in the catalogue')
}

/** Where the file lies: in the store, unless it is in the trash only. */
export async function placeOf(catalogueFolder: string, sha256: string): Promise<string> {
  const stored = storedPath(catalogueFolder, sha256)
  if (await isFile(stored)) return stored
  const trashed = trashedPath(catalogueFolder, sha256)
  return (await isFile(trashed)) ? trashed : stored
}

/** Those of the files that are in neither place. */
export async function missingFrom(
  catalogueFolder: string,
  files: readonly string[]
): Promise<readonly string[]> {
  const isThere = await Promise.all(
    files.map(async file => isFile(await placeOf(catalogueFolder, file)))
  )
  return files.filter((_file, at) => !isThere[at])
}

export async function isFile(path: string): Promise<boolean> {
  return lstat(path).then(
    found => found.isFile(),
    () => false
  )
}

/** Makes the folder for unfinished copies and clears away what a crash left in it. */
export async function prepareStore(catalogueFolder: string): Promise<void> {
  const folder = temporaryFolder(catalogueFolder)
  await on('store', () => makeFolderDurably(folder))
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
  try {
    return await storeOnce(catalogueFolder, source, signal, onBytes)
  } catch (error) {
    // Scanners write in several strokes.
    if (!(error instanceof Failure && error.code === 'sourceChanged')) throw error
    return storeOnce(catalogueFolder, source, signal, onBytes)
  }
}

/** The same for small files, of which each has its own outcome; they wait for the disk together. */
export async function storeFiles(
  catalogueFolder: string,
  sources: readonly SourcePath[],
  signal: AbortSignal,
  onBytes: (bytes: number) => void
): Promise<readonly Outcome[]> {
  return watched(signal, onBytes, ({ memory }) =>
    runStoreJob({ op: 'batch', catalogueFolder, sources, memory })
  )
}

async function storeOnce(
  catalogueFolder: string,
  source: SourcePath,
  signal: AbortSignal,
  onBytes: (bytes: number) => void
): Promise<Stored> {
  const temporary = join(temporaryFolder(catalogueFolder), randomUUID())
  return watched(signal, onBytes, async progress => {
    const { memory } = progress
    try {
      const copying = runStoreJob({ op: 'copy', catalogueFolder, source, temporary, memory })
      const checking = runStoreJob({ op: 'check', catalogueFolder, temporary, memory })
      // The reason for which the copy failed is the one that matters.
      const [copied, read] = await Promise.allSettled([copying, checking])
      if (copied.status === 'rejected') throw copied.reason
      if (read.status === 'rejected') throw read.reason
      refuseDifferent(copied.value, read.value)
      const path = storedPath(catalogueFolder, copied.value.sha256)
      const job = { op: 'publish', catalogueFolder, temporary, copied: copied.value } as const
      return { ...copied.value, ...(await runStoreJob({ ...job, memory })), path }
    } finally {
      // What cannot be removed now is swept later; the reason of the failure matters more.
      await rm(temporary, { force: true }).catch(() => undefined)
    }
  })
}

const watchPause = 50

/** Tells of bytes as they go over, takes back those of an attempt that failed, and passes on that it was cancelled. */
async function watched<Value>(
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
  work: (progress: Progress) => Promise<Value>
): Promise<Value> {
  signal.throwIfAborted()
  const progress = createProgress()
  let told = 0
  const tell = (bytes: number): void => {
    if (bytes !== told) onBytes(bytes - told)
    told = bytes
  }
  const watching = setInterval(() => {
    tell(progress.bytes())
  }, watchPause)
  const cancel = (): void => {
    progress.cancel()
  }
  signal.addEventListener('abort', cancel)
  try {
    const value = await work(progress)
    tell(progress.bytes())
    return value
  } catch (error) {
    tell(0)
    signal.throwIfAborted()
    throw error
  } finally {
    clearInterval(watching)
    signal.removeEventListener('abort', cancel)
  }
}
