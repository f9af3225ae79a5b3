import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { catalogueExtension } from '../../shared/constants'
import type { SavedCopy, SecondLocationStatus } from '../../shared/copies/status'
import type { OpenCatalogue, StartNotice } from '../../shared/ipc'
import type { Job, LongJobs } from '../application/longJobs'
import { lockFolder } from '../catalogue/folderLock'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import { Failure } from '../failure'
import { cloudServiceOf, ownSurroundings } from './cloudPlace'
import { createCopyTimes } from './copyTimes'
import type { CopyTimes } from './copyTimes'
import type { Unfinished } from '../files/unfinished'
import { extentOf } from './extent'
import { readLocation, writeLocation } from './locationsFile'
import { repairable, repairJournal } from './repairJournal'
import { saveCopy } from './saveCopy'
import { createSecondLocation } from './secondLocation'
import type { SecondLocation } from './secondLocation'

/** Native dialogs; null when cancelled. */
export interface CopyDialogs {
  chooseCopy(proposed: string): Promise<string | null>
  chooseSecondLocation(): Promise<string | null>
}

export interface CopiesContext {
  readonly userData: string
  readonly unfinished?: Unfinished
  readonly dialogs: CopyDialogs
  readonly longJobs: Pick<LongJobs, 'run'>
  readonly catalogues: {
    current(): CatalogueSession | null
    opened(): CatalogueSession
    reopen(): Promise<OpenCatalogue>
  }
  onChanged(status: SecondLocationStatus): void
  onError(error: unknown): void
}

/** Copies of the open catalogue: saved once, or kept up in a second location. */
export interface Copies extends CopyTimes {
  saveCopy(job: string): Promise<SavedCopy | null>
  /** Where the copy saved last lies. */
  savedPath(): string
  readonly second: SecondLocation
  chooseSecondLocation(): Promise<SecondLocationStatus | null>
  copyNow(job: string): Promise<SecondLocationStatus>
  canRepair(): Promise<boolean>
  repairJournal(job: string): Promise<OpenCatalogue>
  reopen(): Promise<OpenCatalogue>
  /** To be told when the catalogue opens. */
  noticesOf(session: CatalogueSession): Promise<readonly StartNotice[]>
}

export function createCopies(context: CopiesContext): Copies {
  const { userData, dialogs, longJobs, catalogues, onChanged } = context
  const current = () => catalogues.current()
  const second = createSecondLocation({ userData, current, onChanged })
  let saved: string | null = null
  return {
    second,
    ...createCopyTimes(second, context.onError),
    async saveCopy(job) {
      const session = catalogues.opened()
      const chosen = await dialogs.chooseCopy(
        join(dirname(session.folder), basename(session.folder))
      )
      if (chosen === null) return null
      const to = chosen.endsWith(catalogueExtension) ? chosen : chosen + catalogueExtension
      const copy = await longJobs.run(job, running =>
        saveAt(session, to, running, context.unfinished)
      )
      saved = copy.folder
      return copy
    },
    savedPath() {
      if (saved === null) throw new Failure('notThere', 'No copy was saved since the start')
      return saved
    },
    async chooseSecondLocation() {
      const chosen = await dialogs.chooseSecondLocation()
      return chosen === null ? null : second.choose(chosen)
    },
    copyNow: job => longJobs.run(job, second.run),
    async canRepair() {
      const folder = await second.folder()
      const session = current()
      if (folder === null || session?.describe().readOnly !== 'damagedJournal') return false
      return (await repairable({ folder: session.folder, second: folder })).length > 0
    },
    async repairJournal(job) {
      const session = catalogues.opened()
      const folder = await second.folder()
      if (folder === null) throw new Failure('repairFailed', 'There is no second location')
      await longJobs.run(job, ({ report }) => {
        report('repairing', 0, 0)
        return repairLocked(session.folder, folder)
      })
      return catalogues.reopen()
    },
    reopen: () => catalogues.reopen(),
    noticesOf: session => cloudNotices(userData, session)
  }
}

async function saveAt(
  session: CatalogueSession,
  to: string,
  job: Job,
  unfinished: Unfinished | undefined
): Promise<SavedCopy> {
  if (session.describe().readOnly === 'damagedJournal') {
    throw new Failure('journalUnreadable', 'A damaged journal is not copied')
  }
  const { signal, report } = job
  const extent = () => extentOf(session.journal)
  const noted = unfinished ? { unfinished } : {}
  const copied = await saveCopy({ from: session.folder, to, extent, signal, report, ...noted })
  const folder = await realpath(to)
  return { folder, files: copied.copied, damagedFiles: copied.damaged.length }
}

/** The catalogue is open for reading only, so that its folder is free to be locked for the repair. */
async function repairLocked(folder: string, second: string): Promise<void> {
  const result = await lockFolder(folder)
  if ('heldBy' in result) throw new Failure('lockLost', `${folder} is in use`)
  if ('error' in result) throw result.error
  try {
    await repairJournal({ folder, second })
  } finally {
    await result.lock.release()
  }
}

/** Once for each catalogue, place and program: who has read it need not read it every day. */
async function cloudNotices(
  userData: string,
  { folder, describe }: CatalogueSession
): Promise<readonly StartNotice[]> {
  const service = cloudServiceOf(folder, ownSurroundings())
  if (service === null) return []
  const location = await readLocation(userData, { catalogue: describe().id, path: folder })
  if (location.warnedOf === service) return []
  await writeLocation(userData, { ...location, warnedOf: service })
  return [{ code: 'cloudPlace', detail: service }]
}
