import type { Positions } from '../../../shared/changeLog/changeset'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { CatalogueDatabase } from '../CatalogueDatabase'
import { changedIds, changedPage } from './changePages'
import { replayState } from './changesets'
import { allRecords } from './records'

export interface PassLimits {
  readonly pageSize: number
  /** So many changesets are read again at one go, during which no save is taken up. */
  readonly fewChanges: number
  /** After so many passes over what changed meanwhile the last is made, however much it is. */
  readonly mostPasses: number
}

const passLimits: PassLimits = { pageSize: 500, fewChanges: 50, mostPasses: 6 }

/**
 * Every record, while others write: all of them by primary key, then again those that changed since, until few are
 * left; those are read in one transaction together with the positions that it returns. What is yielded, the later of
 * two records counting, is exactly the state at these positions.
 */
export async function* recordsAtOneMoment(
  database: CatalogueDatabase,
  limits: PassLimits = passLimits
): AsyncGenerator<readonly CatalogueRecord[], Positions> {
  let reached = await currentPositions(database)
  yield* allRecords(database, limits.pageSize)
  for (let pass = 1; pass < limits.mostPasses; pass++) {
    const now = await currentPositions(database)
    if (distance(reached, now) <= limits.fewChanges) break
    yield* changedRecords(database, reached, now, limits.pageSize)
    reached = now
  }
  const { records, positions } = await lastPass(database, reached, limits.pageSize)
  yield records
  return positions
}

async function currentPositions(database: CatalogueDatabase): Promise<Positions> {
  return (await replayState(database))?.positions ?? {}
}

function distance(from: Positions, to: Positions): number {
  return Object.entries(to).reduce((sum, [device, n]) => sum + n - (from[device] ?? 0), 0)
}

async function lastPass(database: CatalogueDatabase, after: Positions, pageSize: number) {
  const tables = [database.records, database.changes, database.meta]
  return database.transaction('r', tables, async () => {
    const positions = await currentPositions(database)
    const records: CatalogueRecord[] = []
    // Not through the generator: a transaction follows plain awaits only.
    for (let from = after, isOver = false; !isOver;) {
      const page = await changedPage(database, from, positions, pageSize)
      records.push(...(await recordsOf(database, page.ids)))
      from = page.reached
      isOver = page.isLast
    }
    return { records, positions }
  })
}

/** The records that changed after the positions, a page of changesets at a time. */
async function* changedRecords(
  database: CatalogueDatabase,
  after: Positions,
  until: Positions,
  pageSize: number
): AsyncGenerator<readonly CatalogueRecord[]> {
  for await (const ids of changedIds(database, after, until, pageSize)) {
    yield await recordsOf(database, ids)
  }
}

async function recordsOf(
  database: CatalogueDatabase,
  ids: readonly string[]
): Promise<readonly CatalogueRecord[]> {
  const found = await database.records.bulkGet([...ids])
  return found.flatMap(record => (record ? [record] : []))
}
