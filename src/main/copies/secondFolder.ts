import { mkdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { catalogueExtension } from '../../shared/constants'
import { readCatalogueDescription } from '../catalogue/description'
import { Failure } from '../failure'
import { isMissing } from '../files/operations'
import type { Location } from './locationsFile'
import { isWithin } from './saveCopy'

const mostNumbers = 100

/**
 * Where in the folder chosen the copy lies: in the folder itself when it is a copy of this catalogue, else in a folder
 * within it that is a copy already or still free.
 */
export async function placeFor(chosen: string, catalogue: string, id: string): Promise<string> {
  const folder = await realpath(chosen).catch((cause: unknown) => {
    throw new Failure('folderNotUsable', `${chosen} is not there`, { cause })
  })
  if ((await idOf(folder)) === id) return apart(folder, catalogue)
  const name = basename(catalogue).replace(new RegExp(`\\${catalogueExtension}$`), '')
  for (let number = 1; number <= mostNumbers; number++) {
    const suffix = number === 1 ? '' : ` ${String(number)}`
    const candidate = apart(join(folder, `${name}${suffix}${catalogueExtension}`), catalogue)
    const there = await idOf(candidate)
    if (there === null || there === id) return candidate
  }
  throw new Failure('folderNotUsable', `${folder} holds too many catalogues of this name`)
}

function apart(folder: string, catalogue: string): string {
  if (isWithin(folder, catalogue) || isWithin(catalogue, folder)) {
    throw new Failure('copyWithin', `${folder} and the catalogue lie within one another`)
  }
  return folder
}

/** Null when nothing is there; an empty text for anything but a catalogue. */
async function idOf(folder: string): Promise<string | null> {
  const isThere = await stat(folder).then(
    () => true,
    () => false
  )
  if (!isThere) return null
  return readCatalogueDescription(folder).then(
    ({ id }) => id,
    () => ''
  )
}

/**
 * Fails with `copyMissing` where the copy was before and is not now: an empty folder in its place is most likely that
 * of a drive which is not connected, and nothing must be written there.
 */
export async function requireThere({ folder, lastAt }: Location): Promise<void> {
  if (folder === null) return
  const probe = lastAt === null ? dirname(folder) : join(folder, 'catalogue.json')
  try {
    await within(5000, stat(probe))
  } catch (cause) {
    if (!isMissing(cause) && !(cause instanceof Failure)) throw cause
    throw new Failure('copyMissing', `${folder} is not there`, { cause })
  }
  if (lastAt === null) await mkdir(folder, { recursive: true })
}

/** False where one of them cannot be asked. */
export async function areOnOneDisk(one: string, other: string): Promise<boolean> {
  const device = async (path: string) => (await within(5000, stat(path))).dev
  return Promise.all([device(one), device(other)]).then(
    ([a, b]) => a === b,
    () => false
  )
}

/** A network drive that is gone may not answer at all. */
async function within<Value>(milliseconds: number, asked: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Failure('copyMissing', 'The drive does not answer'))
    }, milliseconds)
  })
  return Promise.race([asked, late]).finally(() => {
    clearTimeout(timer)
  })
}
