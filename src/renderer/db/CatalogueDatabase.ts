import Dexie from 'dexie'
import type { Table } from 'dexie'
import type { Changeset, Positions } from '../../shared/changeLog/changeset'
import { databasePrefix } from '../../shared/constants'
import type { CatalogueRecord } from '../../shared/records/record'
import { schemaSteps } from './schema'

/** A changeset, with the ids of the records it changes, by which a record's history is found. */
export type StoredChange = Changeset & { readonly records: readonly string[] }

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
    super(name, { chromeTransactionDurability: 'relaxed' })
    for (const step of schemaSteps.filter(candidate => candidate.version <= upTo)) {
      const version = this.version(step.version).stores({ ...step.stores })
      if (step.upgrade) version.upgrade(step.upgrade)
    }
  }
}

export function databaseName(device: string): string {
  return databasePrefix + device
}

/**
 * Opens the working copy. Throws `NewerDatabaseError`, before anything is touched, for one that a newer version of the
 * application made: Dexie, which multiplies its versions by ten, would open it silently and add what it misses.
 */
export async function openDatabase(name: string, upTo = Infinity): Promise<CatalogueDatabase> {
  const newest = schemaSteps.filter(step => step.version <= upTo).length
  const existing = (await indexedDB.databases()).find(candidate => candidate.name === name)
  if ((existing?.version ?? 0) / 10 > newest) {
    throw new NewerDatabaseError(`${name} was made by a newer version of Opis`)
  }
  const database = new CatalogueDatabase(name, upTo)
  await database.open()
  return database
}
