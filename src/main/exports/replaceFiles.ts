import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isCode, writeFailure } from './writeFailure'

export interface Replacement {
  readonly target: string
  /** The finished file that takes its place. */
  readonly path: string
}

interface Kept {
  readonly target: string
  /** The file that was there before, or null where there was none. */
  readonly backup: string | null
}

/** Gives the old file a second name, so that at every moment one of the two stands at the target. */
async function keepOld(target: string): Promise<Kept> {
  const backup = `${target}.${randomUUID().slice(0, 8)}.part`
  try {
    await link(target, backup)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return { target, backup: null }
    // File systems without hard links.
    await copyFile(target, backup, constants.COPYFILE_EXCL)
  }
  return { target, backup }
}

async function putBack({ target, backup }: Kept): Promise<void> {
  await (backup === null ? rm(target, { force: true }) : rename(backup, target))
}

/** Makes renames durable; Windows cannot open a folder and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts all files in place; when one fails, those before it are taken back. */
export async function replaceFiles(replacements: readonly Replacement[]): Promise<void> {
  const done: Kept[] = []
  let current = ''
  try {
    for (const { target, path } of replacements) {
      current = target
      const kept = replacements.length > 1 ? await keepOld(target) : null
      if (kept) done.push(kept)
      await rename(path, target)
    }
    for (const folder of new Set(replacements.map(({ target }) => dirname(target))))
      await syncFolder(folder)
  } catch (error) {
    for (const kept of done.reverse()) await putBack(kept)
    throw writeFailure(error, current)
  }
  for (const { backup } of done) if (backup !== null) await rm(backup, { force: true })
}
