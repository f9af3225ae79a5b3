import Dexie from 'dexie'
import type { Table } from 'dexie'
import type { Positions } from '../../shared/changeLog/changeset'
import { databasePrefix } from '../../shared/constants'
import type { OpenCatalogue } from '../../shared/ipc'
import type { CatalogueRecord } from '../../shared/records/record'
import type { StoredChange } from './changeRow'
import { schemaSteps } from './schema'
import { NotAnsweringError, withinTimeLimit } from './workingCopyError'

/** Which catalogue this working copy is of, and how much of its journal it holds. */
export interface ReplayState {
  readonly key: 'replay'
  readonly catalogueId: string
  readonly device: string
  readonly positions: Positions
}

export class NewerDatabaseError extends Error {
  readonly code = 'newerDatabase'
}

/** The working copy of one catalogue folder. Everything in it can be rebuilt from the folder's journal. */
export class CatalogueDatabase extends Dexie {
  declare readonly records: Table<CatalogueRecord, string>
  declare readonly changes: Table<StoredChange, [string, number]>
  declare readonly meta: Table<ReplayState, string>

  constructor(name: string, upTo = Infinity) {
    // Chromium closes a database that it finds damaged, and deletes it: opened again by itself it would be empty.
    super(name, { chromeTransactionDurability: 'relaxed', autoOpen: false })
    for (const step of schemaSteps.filter(candidate => candidate.version <= upTo)) {
      const version = this.version(step.version).stores({ ...step.stores })
      if (step.upgrade) version.upgrade(step.upgrade)
    }
  }
}

export function databaseName(device: string): string {
  return databasePrefix + device
}

/** A database beside the working copy, for as long as something is done with it. */
export function passingDatabaseName(device: string, purpose: 'asOf' | 'drill'): string {
  return `${databaseName(device)}-${purpose}`
}

/** An earlier state that is looked at has a database of its own. */
export function workingCopyName({ device, asOf }: Pick<OpenCatalogue, 'device' | 'asOf'>): string {
  return asOf ? passingDatabaseName(device, 'asOf') : databaseName(device)
}

/** Deletes what earlier views and drills of this catalogue left behind. */
export async function deletePassingDatabases(device: string): Promise<void> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  const passing = names.filter(name => name.startsWith(`${databaseName(device)}-`))
  for (const name of passing) await Dexie.delete(name)
}

/** Version of the working copy on the disk, as `schemaSteps` counts; null where there is none. */
export async function existingVersion(name: string): Promise<number | null> {
  const databases = await withinTimeLimit(indexedDB.databases(), notAnswering)
  const existing = databases.find(candidate => candidate.name === name)
  // Dexie multiplies its versions by ten; what stands behind is a repair of its own.
  return existing?.version === undefined ? null : Math.floor(existing.version / 10)
}

/**
 * Opens the working copy. Throws `NewerDatabaseError`, before anything is touched, for one that a newer version of the
 * application made: Dexie would open it silently and add what it misses.
 */
export async function openDatabase(name: string, upTo = Infinity): Promise<CatalogueDatabase> {
  const newest = newestVersion(upTo)
  const existing = await existingVersion(name)
  if ((existing ?? 0) > newest) {
    throw new NewerDatabaseError(`${name} was made by a newer version of Opis`)
  }
  const database = new CatalogueDatabase(name, upTo)
  const isMigrated = existing !== null && existing < newest
  try {
    await openWithinLimit(database, isMigrated ? migrationLimit : undefined)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

export function newestVersion(upTo = Infinity): number {
  return schemaSteps.filter(step => step.version <= upTo).length
}

/** An index over a million changes takes minutes. */
const migrationLimit = 60 * 60_000

/** A migration may last; but not because somebody else keeps the old version open. */
async function openWithinLimit(database: CatalogueDatabase, limit?: number): Promise<void> {
  const blocked = new Promise<never>((_resolve, reject) => {
    database.on('blocked', () => {
      void withinTimeLimit(new Promise(() => undefined), notAnswering).catch(reject)
    })
  })
  await withinTimeLimit(Promise.race([database.open(), blocked]), notAnswering, limit)
}

export function notAnswering(): NotAnsweringError {
  return new NotAnsweringError('The working copy did not answer within ten seconds')
}
