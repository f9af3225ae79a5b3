import { constants } from 'node:fs'
import { cp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fsyncFolder, makeFolderDurably } from '../files/durable'
import { preflightPaths, timeName } from './paths'

const kept = 3
const partial = '.partial'

/** Copies the closed IndexedDB folder aside and keeps the newest three copies. */
export async function makeColdCopy(userData: string, time: Date): Promise<void> {
  const { coldCopies, indexedDb } = preflightPaths(userData)
  await makeFolderDurably(coldCopies)
  await removePartial(coldCopies)
  const target = join(coldCopies, timeName(time))
  const temporary = target + partial
  try {
    await cp(indexedDb, temporary, { recursive: true, mode: constants.COPYFILE_FICLONE })
    await rm(target, { recursive: true, force: true })
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
  await fsyncFolder(coldCopies)
  const copies = (await readdir(coldCopies)).sort()
  for (const name of copies.slice(0, -kept)) {
    await rm(join(coldCopies, name), { recursive: true, force: true })
  }
}

/** Left by a start that was interrupted. */
async function removePartial(coldCopies: string): Promise<void> {
  for (const name of await readdir(coldCopies)) {
    if (name.endsWith(partial)) await rm(join(coldCopies, name), { recursive: true, force: true })
  }
}
