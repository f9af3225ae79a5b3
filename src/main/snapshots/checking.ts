import type { SnapshotCheck } from '../../shared/snapshots/calls'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import { Failure } from '../failure'
import { differencesOf } from './inspection'
import { listSnapshots } from './listing'
import { readManifest } from './manifestFile'
import type { OnProgress, SnapshotWork } from './messages'
import { dataPath } from './names'

/** Reads a snapshot to its end; says where it differs from its manifest and which one to use instead. */
export async function checkSnapshot(
  folder: string,
  name: string,
  place: SnapshotInfo['place'],
  work: SnapshotWork,
  onProgress: OnProgress
): Promise<SnapshotCheck> {
  try {
    const manifest = await readManifest(folder, name)
    const found = await work.run({ op: 'inspect', path: dataPath(folder, name) }, onProgress)
    const differences = differencesOf(manifest, found)
    const isSound = differences.length === 0
    const older = isSound ? null : await olderSnapshot(folder, name, place)
    return { isSound, failure: null, differences, older }
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'snapshotFailed') throw error
    const older = await olderSnapshot(folder, name, place)
    return { isSound: false, failure: error.code, differences: [], older }
  }
}

/** The next older one; without a readable manifest, by the name. */
async function olderSnapshot(
  folder: string,
  name: string,
  place: SnapshotInfo['place']
): Promise<SnapshotInfo | null> {
  const { snapshots } = await listSnapshots(folder, place)
  const index = snapshots.findIndex(snapshot => snapshot.name === name)
  if (index >= 0) return snapshots[index + 1] ?? null
  return snapshots.find(snapshot => snapshot.name < name) ?? null
}
