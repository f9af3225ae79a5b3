import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../files/operations'
import { preflightPaths, timeOfName } from './paths'

const day = 24 * 60 * 60 * 1000
const keptFor = 30 * day
const mostKept = 5

/**
 * Removes what was set aside of working copies that failed, but for the newest of the last thirty days: everything in
 * them can be rebuilt from the journal, and only whoever looks into a failure needs them. The newest one stays.
 */
export async function tidyQuarantine(userData: string, now: Date): Promise<number> {
  const { quarantine } = preflightPaths(userData)
  const names = await readdir(quarantine).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  // Anything else there is not ours to remove.
  const ours = names.filter(name => !Number.isNaN(timeOfName(name))).sort()
  const isOld = (name: string): boolean => now.getTime() - timeOfName(name) > keptFor
  const removed = ours.filter((name, at) => {
    const newer = ours.length - 1 - at
    return newer >= mostKept || (newer > 0 && isOld(name))
  })
  for (const name of removed) await rm(join(quarantine, name), { recursive: true, force: true })
  return removed.length
}
