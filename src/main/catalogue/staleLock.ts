import { open, rm, stat } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { errorCode } from '../files/operations'
import { findLock, lockPath, timeOfDisk } from './lockFile'
import type { FoundLock } from './lockFile'

/** Removing takes moments; what is older was left by a process that was killed meanwhile. */
const longestRemoval = 10_000
const pause = 30

/**
 * Removes a lock whose holder is gone. One process at a time does so, and looks again before: a lock that another has
 * taken meanwhile is never removed.
 */
export async function removeStale(folder: string, stale: FoundLock): Promise<void> {
  const turn = `${lockPath(folder)}.takeover.tmp`
  if (!(await begin(turn))) {
    const begun = await stat(turn).catch(() => null)
    const now = await timeOfDisk(folder)
    if (begun !== null && now - begun.mtimeMs > longestRemoval) await rm(turn, { force: true })
    else await delay(pause)
    return
  }
  try {
    const found = await findLock(folder)
    if (found !== null && isSame(found, stale)) await rm(lockPath(folder), { force: true })
  } finally {
    await rm(turn, { force: true })
  }
}

async function begin(turn: string): Promise<boolean> {
  try {
    await (await open(turn, 'wx')).close()
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Refreshed is not the same: its holder is there after all. */
function isSame(one: FoundLock, other: FoundLock): boolean {
  const isSameFile = one.file === other.file && one.modified === other.modified
  return isSameFile && one.content?.token === other.content?.token
}
