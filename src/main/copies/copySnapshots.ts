import { randomUUID } from 'node:crypto'
import { lstat, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import { Failure } from '../failure'
import { fsyncFolder } from '../files/durable'
import { nodeOperations } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { dataPath, manifestPath } from '../snapshots/names'
import { copyBytes } from './copyBytes'

export interface SnapshotsCopy {
  readonly snapshots: readonly SnapshotInfo[]
  /** The folders of the snapshots themselves; both are there. */
  readonly from: string
  readonly to: string
  readonly signal: AbortSignal
  readonly operations?: FileOperations
}

/** Copies snapshots that are not there yet, the manifest last. One that is damaged or was rotated away is left out. */
export async function copySnapshots(copy: SnapshotsCopy): Promise<void> {
  const { snapshots, from, to, signal, operations = nodeOperations } = copy
  for (const { name, manifest } of snapshots) {
    signal.throwIfAborted()
    if (await isThere(manifestPath(to, name))) continue
    const data = join(to, `${randomUUID()}.tmp`)
    const description = join(to, `${randomUUID()}.tmp`)
    try {
      const copied = await copyBytes({ from: dataPath(from, name), to: data, signal, operations })
      if (copied.sha256 !== manifest.sha256) continue
      const source = manifestPath(from, name)
      await copyBytes({ from: source, to: description, signal, operations })
      await operations.rename(data, dataPath(to, name))
      await operations.rename(description, manifestPath(to, name))
      await fsyncFolder(to, operations)
    } catch (error) {
      const isUnreadable = error instanceof Failure && error.code.startsWith('source')
      if (!isUnreadable) throw error
    } finally {
      await Promise.all([data, description].map(path => rm(path, { force: true })))
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false
  )
}
