import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AsideFacts, ProfileFacts } from '../../shared/diagnostics/facts'
import { isMissing } from '../files/operations'
import { preflightPaths, timeOfName } from '../preflight/paths'

const day = 24 * 60 * 60 * 1000
const oldAfter = 30 * day

interface Kept {
  readonly path: string
  readonly time: number
}

/** What is kept of working copies that failed, or were in doubt. */
export async function asideFacts(userData: string, now: number): Promise<ProfileFacts> {
  const { quarantine, coldCopies } = preflightPaths(userData)
  const [quarantines, copies] = [await keptIn(quarantine), await keptIn(coldCopies)]
  return {
    quarantines: await factsOf(quarantines, now),
    coldCopies: await factsOf(copies, now)
  }
}

/** Removes those older than thirty days; everything in them can be rebuilt from the journal. */
export async function removeOldAside(userData: string, now: number): Promise<number> {
  const { quarantine, coldCopies } = preflightPaths(userData)
  const old = [...(await keptIn(quarantine)), ...(await keptIn(coldCopies))].filter(kept =>
    isOld(kept, now)
  )
  for (const { path } of old) await rm(path, { recursive: true, force: true })
  return old.length
}

function isOld({ time }: Kept, now: number): boolean {
  return now - time > oldAfter
}

/** Their names begin with the time at which they were made; anything else there is not ours to count or remove. */
async function keptIn(folder: string): Promise<readonly Kept[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return names.flatMap(name => {
    const time = timeOfName(name)
    return Number.isNaN(time) ? [] : [{ path: join(folder, name), time }]
  })
}

async function factsOf(kept: readonly Kept[], now: number): Promise<AsideFacts> {
  let bytes = 0
  for (const { path } of kept) bytes += await bytesBelow(path)
  const oldest = Math.min(...kept.map(({ time }) => time))
  return {
    count: kept.length,
    bytes,
    oldest: kept.length === 0 ? null : new Date(oldest).toISOString(),
    old: kept.filter(each => isOld(each, now)).length
  }
}

async function bytesBelow(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  let bytes = 0
  for (const entry of entries.filter(each => each.isFile())) {
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => null)
    bytes += found?.size ?? 0
  }
  return bytes
}
