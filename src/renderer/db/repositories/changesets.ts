import { applyOperations, operationsByRecord } from '../../../shared/changeLog/apply'
import type { Changeset, Positions } from '../../../shared/changeLog/changeset'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { CatalogueDatabase, ReplayState, StoredChange } from '../CatalogueDatabase'

/** Positions after these changesets. */
export function advance(positions: Positions, changesets: readonly Changeset[]): Positions {
  const next: Record<string, number> = { ...positions }
  for (const { d, n } of changesets) next[d] = Math.max(next[d] ?? 0, n)
  return next
}

/**
 * Applies changesets that are on the disk already: records, changes and position in one transaction. Returns the
 * records as they are now. Applying the same ones again changes nothing.
 */
export async function applyChangesets(
  database: CatalogueDatabase,
  changesets: readonly Changeset[]
): Promise<readonly CatalogueRecord[]> {
  const byRecord = operationsByRecord(changesets)
  const ids = [...byRecord.keys()]
  return database.transaction(
    'rw',
    [database.records, database.changes, database.meta],
    async () => {
      const before = await database.records.bulkGet(ids)
      const after = ids.flatMap((id, index) => {
        const record = applyOperations(before[index], byRecord.get(id) ?? [])
        return record ? [record] : []
      })
      await database.records.bulkPut(after)
      await database.changes.bulkPut(changesets.map(toStored))
      const state = await database.meta.get('replay')
      if (state) {
        await database.meta.put({ ...state, positions: advance(state.positions, changesets) })
      }
      return after
    }
  )
}

function toStored(changeset: Changeset): StoredChange {
  return { ...changeset, records: [...new Set(changeset.ops.map(operation => operation.r))] }
}

export async function replayState(database: CatalogueDatabase): Promise<ReplayState | undefined> {
  return database.meta.get('replay')
}

/** Empties the working copy, to be rebuilt for this catalogue. */
export async function resetWorkingCopy(
  database: CatalogueDatabase,
  catalogueId: string,
  device: string
): Promise<void> {
  await database.transaction(
    'rw',
    [database.records, database.changes, database.meta],
    async () => {
      await Promise.all([database.records.clear(), database.changes.clear(), database.meta.clear()])
      await database.meta.put({ key: 'replay', catalogueId, device, positions: {} })
    }
  )
}

export async function changeset(
  database: CatalogueDatabase,
  device: string,
  number: number
): Promise<Changeset | undefined> {
  return database.changes.get([device, number])
}

/** The changesets that touched a record, newest first. */
export async function changesOf(
  database: CatalogueDatabase,
  recordId: string
): Promise<readonly Changeset[]> {
  const changes = await database.changes.where('records').equals(recordId).toArray()
  return changes.sort((a, b) => (a.t < b.t ? 1 : -1))
}

const stepsPerRead = 20

/** The newest changeset of each of a device's last steps, the oldest step first. */
export async function lastSteps(
  database: CatalogueDatabase,
  device: string,
  count: number
): Promise<readonly Changeset[]> {
  const found: Changeset[] = []
  let below = Infinity
  for (;;) {
    const page = await database.changes
      .where('[d+n]')
      .between([device, 0], [device, below])
      .reverse()
      .limit(stepsPerRead)
      .toArray()
    for (const change of page) {
      // The others of a transaction are passed over: they may be thousands.
      if (change.n >= below) continue
      found.push(change)
      below = change.tx === undefined ? change.n : await firstOfTransaction(database, change.tx)
    }
    if (page.length === 0 || found.length >= count) return found.slice(0, count).reverse()
  }
}

/** Number of the first changeset of a transaction. */
async function firstOfTransaction(database: CatalogueDatabase, tx: string): Promise<number> {
  const [first] = await database.changes.where('tx').equals(tx).limit(1).primaryKeys()
  return first?.[1] ?? 0
}

/** All changesets of a step, in their order: one, or those of its transaction. `near` is one of them. */
export async function changesetsOfStep(
  database: CatalogueDatabase,
  near: Changeset
): Promise<readonly Changeset[]> {
  if (near.tx === undefined) return [near]
  return database.changes.where('tx').equals(near.tx).toArray()
}
