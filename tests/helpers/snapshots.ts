import 'fake-indexeddb/auto'
import { createLongJobs } from '../../src/main/application/longJobs'
import type { SnapshotsContext } from '../../src/main/snapshots/context'
import { createLocalWork } from '../../src/main/snapshots/localWork'
import { createSnapshots } from '../../src/main/snapshots/snapshots'
import type { Snapshots } from '../../src/main/snapshots/snapshots'
import { createSnapshotService } from '../../src/renderer/services/snapshots'
import type { SnapshotService } from '../../src/renderer/services/snapshots'
import type { SnapshotClient } from '../../src/renderer/services/snapshotClient'
import { createSnapshotReader } from '../../src/renderer/worker/snapshotReader'
import { create, newSubject, setField } from '../../src/shared/changeLog/edit'
import type { MainApi } from '../../src/shared/ipc'
import type { TestCatalogue } from './catalogue'

export interface SnapshotWorld {
  readonly snapshots: Snapshots
  readonly main: Pick<MainApi, 'snapshots' | 'jobs'>
  readonly service: SnapshotService
  /** What must not undo a snapshot, and happened all the same. */
  readonly troubles: unknown[]
}

/** Reads in this thread what the application reads in a worker. */
function readerHere(slab?: number): SnapshotClient {
  const failed = new Promise<never>(() => undefined)
  return { reader: createSnapshotReader(slab), failed, stop: () => undefined }
}

/** Both sides of snapshots on a test catalogue; `slab` is the length at which a text is sent. */
export function snapshotWorld(
  { session, database }: TestCatalogue,
  changes: Partial<SnapshotsContext> = {},
  slab?: number
): SnapshotWorld {
  const longJobs = createLongJobs(() => undefined)
  const troubles: unknown[] = []
  const snapshots = createSnapshots({
    opened: () => session,
    shown: () => session.describe(),
    appVersion: '1.0.0',
    longJobs,
    startWork: () => createLocalWork(changes.operations),
    secondLocation: () => Promise.resolve(null),
    onTrouble: error => troubles.push(error),
    ...changes
  })
  const main = {
    snapshots,
    jobs: {
      cancel: async (job: string) => {
        longJobs.cancel(job)
      }
    }
  }
  const source = { main, catalogue: session.describe(), database }
  const service = createSnapshotService(source, () => readerHere(slab))
  return { snapshots, main, service, troubles }
}

/** Makes sections with these names, fifty in a save. */
export async function saveSections(
  { saving }: Pick<TestCatalogue, 'saving'>,
  names: readonly string[]
): Promise<void> {
  for (let first = 0; first < names.length; first += 50) {
    const operations = names.slice(first, first + 50).flatMap(name => {
      const subject = newSubject(`id-${name}`, 'section')
      return [create(subject), setField(subject, 'title', name)]
    })
    await saving.save(operations)
  }
}

export function numbered(count: number, prefix = 'Секция'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix} ${String(index).padStart(6, '0')}`)
}
