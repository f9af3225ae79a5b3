import { readdir } from 'node:fs/promises'
import type { SnapshotList } from '../../shared/snapshots/calls'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import { Failure } from '../failure'
import { isMissing } from '../files/operations'
import { readManifest } from './manifestFile'
import { isSnapshotName } from './names'
import { newestFirst } from './rotation'

/** Every snapshot of a folder that has a manifest; a folder that is not there has none. */
export async function listSnapshots(
  folder: string,
  place: SnapshotInfo['place']
): Promise<SnapshotList> {
  const snapshots: SnapshotInfo[] = []
  const unreadable: string[] = []
  for (const name of await namesIn(folder)) {
    try {
      snapshots.push({ name, place, manifest: await readManifest(folder, name) })
    } catch (error) {
      // Removed since the folder was read: another window of time, no damage.
      const isGone = error instanceof Failure && error.code === 'snapshotMissing'
      if (!isGone) unreadable.push(name)
    }
  }
  return { snapshots: newestFirst(snapshots), unreadable }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder).catch((cause: unknown) => {
    if (isMissing(cause)) return []
    throw new Failure('snapshotUnreadable', `${folder} cannot be read`, { cause })
  })
  return entries
    .filter(entry => entry.endsWith('.json'))
    .map(entry => entry.slice(0, -'.json'.length))
    .filter(isSnapshotName)
    .sort()
}
