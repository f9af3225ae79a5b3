import type { Positions } from '../../shared/changeLog/changeset'
import type { MainApi, OpenCatalogue } from '../../shared/ipc'
import type { SnapshotOutcome } from '../../shared/snapshots/calls'
import type { SnapshotInfo, SnapshotReason } from '../../shared/snapshots/manifest'
import { workingCopyName } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { changesetsByKey } from '../db/repositories/changePages'
import { replayState } from '../db/repositories/changesets'
import { takeSnapshot } from './snapshotTaking'
import type { TakingOptions } from './snapshotTaking'

/** How far the snapshot being taken is. */
export interface SnapshotProgress {
  readonly job: string
  readonly done: number
}

export interface SnapshotService {
  /**
   * Takes a snapshot unless the newest one is of the state as it is now, or the catalogue is empty or read only. One
   * that is under way is waited for first. Null when none was needed.
   */
  ensure(reason: SnapshotReason, signal?: AbortSignal): Promise<SnapshotOutcome | null>
  /** Whether anything changed since the newest one. */
  isNeeded(): Promise<boolean>
  /** Whether the last change is one of an import or a bulk edit whose end is still to come. */
  isWithinStep(): Promise<boolean>
  /** The newest in the catalogue's own folder. */
  newest(): Promise<SnapshotInfo | null>
  onProgress(listener: (progress: SnapshotProgress | null) => void): () => void
  onTaken(listener: (outcome: SnapshotOutcome) => void): () => void
}

export interface SnapshotSource {
  readonly main: Pick<MainApi, 'snapshots' | 'jobs'>
  readonly catalogue: Pick<OpenCatalogue, 'device' | 'readOnly' | 'asOf'>
  readonly database: CatalogueDatabase
}

/** Takes the snapshots of an open catalogue, one after the other. */
export function createSnapshotService(
  { main, catalogue, database }: SnapshotSource,
  start?: TakingOptions['start']
): SnapshotService {
  const listeners = new Set<(progress: SnapshotProgress | null) => void>()
  const takenListeners = new Set<(outcome: SnapshotOutcome) => void>()
  let last: Promise<unknown> = Promise.resolve()
  let known: SnapshotInfo | null | undefined

  async function newest(): Promise<SnapshotInfo | null> {
    if (known !== undefined) return known
    const { snapshots } = await main.snapshots.list()
    known = snapshots.find(({ place }) => place === 'catalogue') ?? null
    return known
  }

  async function isNeeded(): Promise<boolean> {
    if (catalogue.readOnly !== null) return false
    const positions = (await replayState(database))?.positions ?? {}
    const isEmpty = Object.values(positions).every(position => position === 0)
    return !isEmpty && !isSame(positions, (await newest())?.manifest.positions ?? {})
  }

  function tell(progress: SnapshotProgress | null): void {
    for (const listener of listeners) listener(progress)
  }

  async function take(reason: SnapshotReason, signal?: AbortSignal): Promise<SnapshotOutcome> {
    try {
      const outcome = await takeSnapshot(main, workingCopyName(catalogue), reason, {
        onProgress: (done, job) => {
          tell({ done, job })
        },
        ...(signal ? { signal } : {}),
        ...(start ? { start } : {})
      })
      known = outcome.snapshot
      for (const listener of takenListeners) listener(outcome)
      return outcome
    } finally {
      tell(null)
    }
  }

  return {
    newest,
    isNeeded,
    async isWithinStep() {
      const keys = Object.entries((await replayState(database))?.positions ?? {})
      const changes = await changesetsByKey(database, keys)
      return changes.some(change => change.tx !== undefined && change.end === undefined)
    },
    async ensure(reason, signal) {
      const work = last.then(async () => ((await isNeeded()) ? take(reason, signal) : null))
      last = work.catch(() => undefined)
      return work
    },
    onProgress(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onTaken(listener) {
      takenListeners.add(listener)
      return () => takenListeners.delete(listener)
    }
  }
}

const hour = 3_600_000
/** Taking one of so many records keeps a person who wants to go home waiting. */
const manyRecords = 200_000

/** Milliseconds since it was made; one of the future, which only a wrong clock makes, is as old as can be. */
function ageOf({ manifest }: SnapshotInfo): number {
  const age = Date.now() - Date.parse(manifest.at)
  return age < 0 ? Infinity : age
}

/** Whether the hour is over and something has changed, and no import is half done. */
export async function isDue(service: SnapshotService): Promise<boolean> {
  const newest = await service.newest()
  if (newest && ageOf(newest) < hour) return false
  return (await service.isNeeded()) && !(await service.isWithinStep())
}

/** On closing one is taken of whatever changed; of a large catalogue once a day. */
export async function isWantedOnClosing(service: SnapshotService): Promise<boolean> {
  if (!(await service.isNeeded())) return false
  const newest = await service.newest()
  return !newest || newest.manifest.records <= manyRecords || ageOf(newest) > 24 * hour
}

function isSame(a: Positions, b: Positions): boolean {
  const devices = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...devices].every(device => (a[device] ?? 0) === (b[device] ?? 0))
}
