import { randomUUID } from 'node:crypto'
import { readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, isAbsolute, relative, sep } from 'node:path'
import { Failure } from '../failure'
import { fsyncFolder, makeFolderDurably } from '../files/durable'
import type { Unfinished } from '../files/unfinished'
import { errorCode, isDiskFull, isMissing, retryBriefly } from '../files/operations'

const readOnlyCodes = new Set(['EACCES', 'EPERM', 'EROFS'])

/**
 * Makes a folder beside its place and moves it there once it is whole. When the work fails or is cancelled nothing is
 * left. Codes: folderNotEmpty, folderNotUsable, insideCatalogue, diskFull, notWritable.
 */
export async function makeCatalogueAt<Value>(
  target: string,
  openFolder: string,
  work: (folder: string) => Promise<Value>,
  unfinished?: Pick<Unfinished, 'during'>
): Promise<Value> {
  if (isWithin(openFolder, target)) {
    throw new Failure('insideCatalogue', `${target} lies within the open catalogue`)
  }
  await requireEmpty(target)
  const temporary = `${target}.${randomUUID()}.tmp`
  const make = (): Promise<Value> => makeAndMove(temporary, target, work)
  return unfinished ? unfinished.during(temporary, make) : make()
}

async function makeAndMove<Value>(
  temporary: string,
  target: string,
  work: (folder: string) => Promise<Value>
): Promise<Value> {
  try {
    await makeFolderDurably(temporary)
    const value = await work(temporary)
    await moveInto(temporary, target)
    return value
  } catch (error) {
    // What cannot be removed is told by its name; the reason of the failure matters more.
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
    throw failureOf(error, target)
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function requireEmpty(target: string): Promise<void> {
  const names = await readdir(target).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return []
    throw new Failure('folderNotUsable', `${target} cannot be read`, { cause: error })
  })
  if (names.length > 0) throw new Failure('folderNotEmpty', `${target} is not empty`)
}

async function moveInto(temporary: string, target: string): Promise<void> {
  await fsyncFolder(temporary)
  // Fails when something was put into the folder meanwhile; then nothing is replaced.
  await rmdir(target).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
  await retryBriefly(() => rename(temporary, target))
  await fsyncFolder(dirname(target))
}

function failureOf(error: unknown, target: string): unknown {
  if (isDiskFull(error)) return new Failure('diskFull', 'The disk is full', { cause: error })
  if (!readOnlyCodes.has(errorCode(error))) return error
  return new Failure('notWritable', `${basename(target)} cannot be written`, { cause: error })
}
