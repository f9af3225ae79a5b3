import Dexie from 'dexie'
import type { Positions } from '../../shared/changeLog/changeset'
import type { JournalAccess, JournalPage } from '../../shared/changeLog/journalAccess'
import type { OpenCatalogue } from '../../shared/ipc'
import type { Rebuild, RebuildReason } from '../../shared/workingCopy'
import {
  deletePassingDatabases,
  existingVersion,
  NewerDatabaseError,
  newestVersion,
  notAnswering,
  openDatabase,
  workingCopyName
} from './CatalogueDatabase'
import type { CatalogueDatabase, ReplayState } from './CatalogueDatabase'
import { NotAnsweringError, withinTimeLimit, WorkingCopyError } from './workingCopyError'
import { journalPages } from './journalPages'
import { overlapping } from './overlapping'
import { narrowFromEmpty } from './presence'
import { applyChangesets, replayState, resetWorkingCopy } from './repositories/changesets'

export interface ReplayProgress {
  readonly done: number
  readonly total: number
  readonly isRebuild: boolean
  /** The tables are being changed, or filled in their new form; without a total while how far is not known. */
  readonly isMigration?: true
}

export interface OpeningSteps {
  /** Told while what the journal holds is taken up. */
  readonly onProgress?: (progress: ReplayProgress) => void
  /** Called with a working copy that is not empty, in its old version, before its tables are changed. */
  readonly beforeMigration?: (database: CatalogueDatabase) => Promise<void>
  /** Told when a working copy that should have been there was put together anew. */
  readonly onRebuilt?: (rebuild: Rebuild) => void
}

const bytesPerRead = 1_000_000
/** Milliseconds for what concerns a whole catalogue, where the disk may be slow. */
const longLimit = 120_000

/**
 * Opens the working copy of a catalogue and brings it up to the journal: what the journal holds beyond the verified
 * positions is applied again, and a working copy that is missing, foreign or unreadable is rebuilt from the start.
 */
export async function openWorkingCopy(
  journal: JournalAccess,
  catalogue: OpenCatalogue,
  { onProgress, beforeMigration, onRebuilt }: OpeningSteps = {}
): Promise<CatalogueDatabase> {
  const name = workingCopyName(catalogue)
  await withinTimeLimit(deletePassingDatabases(catalogue.device), notAnswering, longLimit)
  if (catalogue.mustRebuild) await deleteDatabase(name)
  const earlier = await prepareMigration(name, catalogue, async old => {
    onProgress?.({ done: 0, total: 0, isRebuild: false, isMigration: true })
    await beforeMigration?.(old)
  })
  const { database, loss } = await openOrReplace(name, catalogue)
  const state = await replayState(database)
  // A migration may empty the tables, to have them filled in their new form: then nothing was lost.
  const isEmptied = earlier !== null && !state
  const reason = loss ?? earlier?.loss ?? (isEmptied ? null : reasonToRebuild(state, catalogue))
  const begun = performance.now()
  const holdsVerified = state !== undefined && reason === null
  if (!holdsVerified) await resetWorkingCopy(database, catalogue.id, catalogue.device)
  const from = holdsVerified ? catalogue.verified : {}
  const isRebuild = !holdsVerified && !catalogue.isNew
  const narrow = holdsVerified ? undefined : narrowFromEmpty()
  const apply = async (page: JournalPage) => applyChangesets(database, page, narrow)
  if (distance(from, catalogue.positions) > 0) {
    await replay(journal, apply, from, catalogue.positions, progress => {
      const migrating = isEmptied && reason === null ? { isMigration: true as const } : {}
      onProgress?.({ ...progress, isRebuild, ...migrating })
    })
    await database.meta.update('replay', { positions: catalogue.positions })
  }
  await flushDurably(database)
  await journal.verified(catalogue.positions)
  if (reason !== null && isRebuild) {
    const milliseconds = Math.round(performance.now() - begun)
    onRebuilt?.({ reason, changesets: distance({}, catalogue.positions), milliseconds })
  }
  return database
}

/**
 * Transactions are relaxed, since the journal is the truth; one strict transaction puts those before it on the disk,
 * so that they may be called verified.
 */
async function flushDurably(database: CatalogueDatabase): Promise<void> {
  try {
    await withinTimeLimit(strictTransaction(database), notAnswering, longLimit)
  } catch (cause) {
    throw new WorkingCopyError('The working copy could not be written to the disk', { cause })
  }
}

async function strictTransaction(database: CatalogueDatabase): Promise<void> {
  const transaction = database
    .backendDB()
    .transaction('meta', 'readwrite', { durability: 'strict' })
  const store = transaction.objectStore('meta')
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve()
    }
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('The working copy could not be written'))
    }
    const read = store.get('replay')
    read.onsuccess = () => {
      store.put(read.result)
    }
  })
}

async function deleteDatabase(name: string): Promise<void> {
  await withinTimeLimit(Dexie.delete(name), notAnswering, longLimit)
}

/** An old version is shown to `prepare` as it is; one that cannot be read is rebuilt, not migrated. Null without one. */
async function prepareMigration(
  name: string,
  catalogue: OpenCatalogue,
  prepare: (database: CatalogueDatabase) => Promise<void>
): Promise<Pick<Opened, 'loss'> | null> {
  const existing = await existingVersion(name)
  if (existing === null || existing < 1 || existing >= newestVersion()) return null
  const { database, loss } = await openOrReplace(name, catalogue, existing)
  try {
    const isEmpty = (await database.records.limit(1).primaryKeys()).length === 0
    if (loss === null && !isEmpty) await prepare(database)
    return { loss }
  } finally {
    database.close()
  }
}

interface Opened {
  readonly database: CatalogueDatabase
  /** Why what was there cannot be used. */
  readonly loss: RebuildReason | null
}

/** Unreadable is as good as lost: the journal has everything. A newer one, or one that may yet answer, is not touched. */
async function openOrReplace(
  name: string,
  catalogue: OpenCatalogue,
  upTo?: number
): Promise<Opened> {
  const isExpected = Object.keys(catalogue.verified).length > 0
  const wasDeleted = isExpected && (await isDataLost(name))
  const known = catalogue.mustRebuild ? 'failed' : wasDeleted ? 'dataLoss' : null
  try {
    const database = await openDatabase(name, upTo)
    await withinTimeLimit(database.records.limit(1).toArray(), notAnswering)
    return { database, loss: known }
  } catch (error) {
    if (error instanceof NewerDatabaseError || error instanceof NotAnsweringError) throw error
    await deleteDatabase(name)
    return { database: await openDatabase(name, upTo), loss: known ?? 'unreadable' }
  }
}

/** Whether Chromium says that it deleted the database as damaged; looking leaves nothing behind. */
async function isDataLost(name: string): Promise<boolean> {
  if ((await existingVersion(name)) !== null) return false
  const looking = new Promise<boolean>(resolve => {
    const opening = indexedDB.open(name)
    opening.onupgradeneeded = event => {
      opening.transaction?.abort()
      resolve('dataLoss' in event && event.dataLoss === 'total')
    }
    opening.onerror = () => {
      resolve(false)
    }
  })
  return withinTimeLimit(looking, notAnswering)
}

/** Null where the working copy holds what it is known to hold, or was never there. */
function reasonToRebuild(
  state: ReplayState | undefined,
  catalogue: OpenCatalogue
): RebuildReason | null {
  if (!state) return Object.keys(catalogue.verified).length > 0 ? 'missing' : null
  const isOurs = state.catalogueId === catalogue.id && state.device === catalogue.device
  if (!isOurs) return 'foreign'
  return covers(state.positions, catalogue.verified) ? null : 'behind'
}

function covers(positions: Positions, wanted: Positions): boolean {
  return Object.entries(wanted).every(([device, n]) => (positions[device] ?? 0) >= n)
}

function distance(from: Positions, to: Positions): number {
  return Object.entries(to).reduce((sum, [device, n]) => sum + n - (from[device] ?? 0), 0)
}

async function replay(
  journal: JournalAccess,
  apply: (page: JournalPage) => Promise<unknown>,
  from: Positions,
  to: Positions,
  onProgress: (progress: { done: number; total: number }) => void
): Promise<void> {
  const total = distance(from, to)
  let done = 0
  await overlapping(journalPages(journal, from, bytesPerRead), async page => {
    await apply(page)
    done += page.changesets.length
    onProgress({ done: Math.min(done, total), total })
  })
}
