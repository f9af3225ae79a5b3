import type { SnapshotCheck, SnapshotList } from '../../shared/snapshots/calls'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import { Failure } from '../failure'
import { checkSnapshot } from './checking'
import type { SnapshotsContext } from './context'
import { listSnapshots } from './listing'
import { createSnapshotMaking, sweepOwn } from './making'
import type { SnapshotMaking } from './making'
import { snapshotsFolder } from './names'
import { ofCatalogue } from './rotate'
import { newestFirst } from './rotation'

export interface Snapshots extends SnapshotMaking {
  list(): Promise<SnapshotList>
  verify(job: string, name: string, place: SnapshotInfo['place']): Promise<SnapshotCheck>
  /** Removes what a killed session left unfinished in this folder. */
  sweep(session: CatalogueSession): Promise<void>
}

interface Place {
  readonly place: SnapshotInfo['place']
  readonly folder: string
}

/** Makes, lists and verifies the snapshots of the open catalogue. */
export function createSnapshots(context: SnapshotsContext): Snapshots {
  async function places(): Promise<readonly Place[]> {
    const own = { place: 'catalogue', folder: snapshotsFolder(context.opened().folder) } as const
    const second = await context.secondLocation()
    if (second === null) return [own]
    return [own, { place: 'secondLocation', folder: snapshotsFolder(second) }]
  }

  return {
    ...createSnapshotMaking(context),
    sweep: sweepOwn,
    async list() {
      const session = context.opened()
      const lists = await Promise.all((await places()).map(listPlace))
      const snapshots = newestFirst(lists.flatMap(list => list.snapshots))
      const unreadable = lists.flatMap(list => list.unreadable)
      return { snapshots: ofCatalogue(snapshots, session), unreadable }
    },
    async verify(job, name, wanted) {
      const found = (await places()).find(({ place }) => place === wanted)
      if (!found) throw new Failure('snapshotMissing', `There is no ${wanted}`)
      return verify(job, name, found, context)
    }
  }
}

/** A second location that is away takes nothing from the first. */
async function listPlace({ folder, place }: Place): Promise<SnapshotList> {
  if (place === 'catalogue') return listSnapshots(folder, place)
  return listSnapshots(folder, place).catch(() => ({ snapshots: [], unreadable: [] }))
}

async function verify(
  job: string,
  name: string,
  { folder, place }: Place,
  { startWork, longJobs }: SnapshotsContext
): Promise<SnapshotCheck> {
  const work = startWork()
  try {
    return await longJobs.run(job, ({ signal, report }) => {
      signal.addEventListener('abort', () => void work.end())
      return checkSnapshot(folder, name, place, work, (done, total) => {
        report('verifying', done, total)
      })
    })
  } finally {
    await work.end()
  }
}
