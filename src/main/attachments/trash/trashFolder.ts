import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { fsyncFolder, makeFolderDurably, writeFileDurably } from '../../files/durable'
import { isMissing, retryBriefly } from '../../files/operations'
import { isFile, storedPath, storeFile } from '../fileStore'
import { on } from '../fileFailures'
import { trashedPath, trashFolder } from '../store/places'
import type { TrashClock, TrashNote } from './trashClock'

/**
 * The trash on the disk: `files/trash/<sha256>`, a note beside each, and a clock. Whatever of the notes is lost only
 * keeps files for longer: one without a note goes back into the store.
 */
const positions = v.record(v.string(), v.number())
const lived = v.pipe(v.number(), v.minValue(0))
const noteShape = v.object({
  moved: v.pipe(v.string(), v.isoTimestamp()),
  lived,
  positions
})
const clockShape = v.object({ lived, seen: v.number(), positions })

const notePath = (folder: string, sha256: string): string => `${trashedPath(folder, sha256)}.json`
const clockPath = (folder: string): string => join(trashFolder(folder), 'clock.json')

export interface TrashEntry {
  readonly sha256: string
  readonly size: number
  /** Null where it is lost. */
  readonly note: TrashNote | null
}

/** The files in the trash, by their hashes. */
export async function trashedHashes(catalogueFolder: string): Promise<readonly string[]> {
  const names = await readdir(trashFolder(catalogueFolder)).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return names.filter(name => /^[0-9a-f]{64}$/.test(name))
}

export async function readTrash(catalogueFolder: string): Promise<readonly TrashEntry[]> {
  const entries: TrashEntry[] = []
  for (const sha256 of await trashedHashes(catalogueFolder)) {
    const { size } = await stat(trashedPath(catalogueFolder, sha256))
    const note = await readShape(notePath(catalogueFolder, sha256), noteShape)
    entries.push({ sha256, size, note })
  }
  return entries
}

/** Notes whose file is gone: of a file taken back or deleted just before a sudden end. */
export async function sweepNotes(catalogueFolder: string): Promise<void> {
  const folder = trashFolder(catalogueFolder)
  for (const name of await readdir(folder).catch(() => [])) {
    const [, sha256] = /^([0-9a-f]{64})\.json$/.exec(name) ?? []
    if (sha256 !== undefined && !(await isFile(join(folder, sha256)))) {
      await rm(join(folder, name), { force: true })
    }
  }
}

/** Null where there is none. */
export async function readClock(catalogueFolder: string): Promise<TrashClock | null> {
  return readShape(clockPath(catalogueFolder), clockShape)
}

export async function writeClock(catalogueFolder: string, clock: TrashClock): Promise<void> {
  await on('store', () => makeFolderDurably(trashFolder(catalogueFolder)))
  await on('store', () => writeFileDurably(clockPath(catalogueFolder), JSON.stringify(clock)))
}

/** Makes what was moved lasting, all of it together: ten thousand waits for the disk would take minutes. */
export async function settle(catalogueFolder: string): Promise<void> {
  await on('store', () => fsyncFolder(trashFolder(catalogueFolder)))
}

/** One rename; false where the store has no such file. The folder is there, as the clock is in it. */
export async function moveToTrash(
  catalogueFolder: string,
  sha256: string,
  note: TrashNote
): Promise<boolean> {
  const from = storedPath(catalogueFolder, sha256)
  if (!(await isFile(from))) return false
  await on('store', () => writeFile(notePath(catalogueFolder, sha256), JSON.stringify(note)))
  const to = trashedPath(catalogueFolder, sha256)
  await on('store', () => retryBriefly(() => rename(from, to)))
  return true
}

/** False where the trash has no such file. */
export async function takeBack(catalogueFolder: string, sha256: string): Promise<boolean> {
  const from = trashedPath(catalogueFolder, sha256)
  if (!(await isFile(from))) return false
  const to = storedPath(catalogueFolder, sha256)
  if (await isFile(to)) {
    // The same bytes came anew; storing compares them, and replaces what is damaged.
    await storeFile(catalogueFolder, from, new AbortController().signal, () => undefined)
    await on('store', () => retryBriefly(() => rm(from)))
  } else {
    await on('store', () => mkdir(dirname(to), { recursive: true }))
    await on('store', () => retryBriefly(() => rename(from, to)))
  }
  await rm(notePath(catalogueFolder, sha256), { force: true })
  return true
}

export async function deleteForEver(catalogueFolder: string, sha256: string): Promise<void> {
  await on('store', () => retryBriefly(() => rm(trashedPath(catalogueFolder, sha256))))
  await rm(notePath(catalogueFolder, sha256), { force: true })
}

async function readShape<Value>(
  path: string,
  shape: v.GenericSchema<unknown, Value>
): Promise<Value | null> {
  try {
    const found = v.safeParse(shape, JSON.parse(await readFile(path, 'utf8')))
    return found.success ? found.output : null
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null
    throw error
  }
}
