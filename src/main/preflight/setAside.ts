import { copyFile, link, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolderDurably } from '../files/durable'
import { preflightPaths, timeName } from './paths'

const ending = '-failed'
const kept = 3

/**
 * Keeps what there is of the databases while Chromium has them open, and may be about to delete them. Tables never
 * change and can be linked; the small files beside them are copied. The newest three are kept.
 */
export async function setAside(userData: string, time: Date): Promise<void> {
  const { levelDb, quarantine } = preflightPaths(userData)
  const target = join(quarantine, timeName(time) + ending)
  await makeFolderDurably(target)
  for (const name of await readdir(levelDb)) {
    if (name === 'LOCK') continue
    const [from, to] = [join(levelDb, name), join(target, name)]
    const isTable = /\.(ldb|sst)$/.test(name)
    if (isTable) await link(from, to).catch(() => copyFile(from, to))
    else await copyFile(from, to)
  }
  const earlier = (await readdir(quarantine)).filter(name => name.endsWith(ending)).sort()
  for (const name of earlier.slice(0, -kept)) {
    await rm(join(quarantine, name), { recursive: true, force: true })
  }
}
