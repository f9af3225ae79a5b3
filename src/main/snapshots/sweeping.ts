import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import { fsyncFolder } from '../files/durable'
import { isMissing, nodeOperations } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { dataPath, isSnapshotName, manifestPath } from './names'

const day = 86_400_000
const dataEnding = '.ndjson.gz'

export function temporaryName(device: string, unique: string): string {
  return `unfinished.${device}.${unique}.tmp`
}

/**
 * Removes what was never finished: this device's own temporary files at once, and after a day those of others and data
 * without a manifest, which may yet arrive where a folder is synchronised.
 */
export async function sweepUnfinished(
  folder: string,
  device: string,
  now = Date.now()
): Promise<void> {
  const entries = await readdir(folder).catch(() => [])
  const present = new Set(entries)
  for (const entry of entries) {
    const path = join(folder, entry)
    const isOwn = entry.startsWith(`unfinished.${device}.`) && entry.endsWith('.tmp')
    if (!isOwn && !(isUnfinished(entry, present) && (await isOlderThanDay(path, now)))) continue
    await nodeOperations.unlink(path).catch(() => undefined)
  }
}

function isUnfinished(entry: string, present: ReadonlySet<string>): boolean {
  if (entry.endsWith('.tmp')) return true
  const name = entry.slice(0, -dataEnding.length)
  return entry.endsWith(dataEnding) && isSnapshotName(name) && !present.has(`${name}.json`)
}

async function isOlderThanDay(path: string, now: number): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found !== null && now - found.mtimeMs > day
}

/** The manifest goes first: what is left without one is no snapshot and is swept. */
export async function removeSnapshots(
  folder: string,
  snapshots: readonly SnapshotInfo[],
  operations: FileOperations = nodeOperations
): Promise<void> {
  if (snapshots.length === 0) return
  for (const { name } of snapshots) {
    await removeIfThere(manifestPath(folder, name), operations)
    await removeIfThere(dataPath(folder, name), operations)
  }
  await fsyncFolder(folder, operations)
}

async function removeIfThere(path: string, operations: FileOperations): Promise<void> {
  try {
    await operations.unlink(path)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}
