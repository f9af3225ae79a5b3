import Dexie from 'dexie'
import type { Positions } from '../../shared/changeLog/changeset'
import type { MainApi, OpenCatalogue } from '../../shared/ipc'
import { databaseName, NewerDatabaseError, openDatabase } from './CatalogueDatabase'
import type { CatalogueDatabase } from './CatalogueDatabase'
import { advance, applyChangesets, replayState, resetWorkingCopy } from './repositories/changesets'

export interface ReplayProgress {
  readonly done: number
  readonly total: number
  readonly isRebuild: boolean
}

const bytesPerRead = 4_000_000

/**
 * Opens the working copy of a catalogue and brings it up to the journal: what the journal holds beyond the verified
 * positions is applied again, and a working copy that is missing, foreign or unreadable is rebuilt from the start.
 */
export async function openWorkingCopy(
  journal: MainApi['journal'],
  catalogue: OpenCatalogue,
  onProgress: (progress: ReplayProgress) => void
): Promise<CatalogueDatabase> {
  const name = databaseName(catalogue.device)
  const database = await openOrReplace(name)
  const state = await replayState(database)
  const isOurs = state?.catalogueId === catalogue.id && state.device === catalogue.device
  const holdsVerified = isOurs && covers(state.positions, catalogue.verified)
  if (!holdsVerified) await resetWorkingCopy(database, catalogue.id, catalogue.device)
  const from = holdsVerified ? catalogue.verified : {}
  await replay(journal, database, from, catalogue.positions, progress => {
    onProgress({ ...progress, isRebuild: !holdsVerified && !catalogue.isNew })
  })
  await flushDurably(database)
  await journal.verified(catalogue.positions)
  return database
}

/**
 * Transactions are relaxed, since the journal is the truth; one strict transaction puts those before it on the disk,
 * so that they may be called verified.
 */
async function flushDurably(database: CatalogueDatabase): Promise<void> {
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

/** Unreadable is as good as lost: the journal has everything. A newer one is never touched. */
async function openOrReplace(name: string): Promise<CatalogueDatabase> {
  try {
    const database = await openDatabase(name)
    await database.records.limit(1).toArray()
    return database
  } catch (error) {
    if (error instanceof NewerDatabaseError) throw error
    await Dexie.delete(name)
    return openDatabase(name)
  }
}

function covers(positions: Positions, wanted: Positions): boolean {
  return Object.entries(wanted).every(([device, n]) => (positions[device] ?? 0) >= n)
}

function distance(from: Positions, to: Positions): number {
  return Object.entries(to).reduce((sum, [device, n]) => sum + n - (from[device] ?? 0), 0)
}

async function replay(
  journal: MainApi['journal'],
  database: CatalogueDatabase,
  from: Positions,
  to: Positions,
  onProgress: (progress: { done: number; total: number }) => void
): Promise<void> {
  const total = distance(from, to)
  if (total === 0) return
  let positions = from
  let done = 0
  for (;;) {
    const { changesets, isComplete } = await journal.read(positions, bytesPerRead)
    await applyChangesets(database, changesets)
    positions = advance(positions, changesets)
    done += changesets.length
    onProgress({ done: Math.min(done, total), total })
    if (isComplete || changesets.length === 0) break
  }
  await database.meta.update('replay', { positions: to })
}
