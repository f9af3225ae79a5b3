import { applyOperations, operationsByRecord } from '../../../shared/changeLog/apply'
import { changesetId } from '../../../shared/changeLog/changeset'
import type { Changeset, Positions } from '../../../shared/changeLog/changeset'
import type { LoggedChangesets } from '../../../shared/changeLog/journalAccess'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { CatalogueDatabase, ReplayState } from '../CatalogueDatabase'
import { changeRow, changesetOfRow } from '../changeRow'
import { changesetsByKey, changesetsTouching } from './changePages'
import type { Narrow } from '../presence'
import { amongPresent, recordsAmong } from './records'

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
  { changesets, texts }: LoggedChangesets,
  narrow: Narrow = async ids => amongPresent(database, ids)
): Promise<readonly CatalogueRecord[]> {
  const byRecord = operationsByRecord(changesets)
  const ids = [...byRecord.keys()]
  const rows = changesets.map((changeset, index) => changeRow(changeset, texts[index] ?? ''))
  return database.transaction(
    'rw',
    [database.records, database.changes, database.meta],
    async () => {
      const before = await recordsAmong(database, await narrow(ids))
      const after: CatalogueRecord[] = []
      let underWay: PromiseLike<unknown> = Promise.all([
        database.changes.bulkPut(rows),
        noteReached(database, changesets)
      ])
      for (let from = 0; from < ids.length; from += recordsAtOnce) {
        const part = ids
          .slice(from, from + recordsAtOnce)
          .flatMap(id => applyOperations(before.get(id), byRecord.get(id) ?? []) ?? [])
        after.push(...part)
        // The next ones are made while the last are written, and the window answers in between.
        const next = database.records.bulkPut(part)
        next.catch(() => undefined)
        await underWay
        underWay = next
      }
      await underWay
      return after
    }
  )
}

/** Records that are made and handed over without a pause. */
const recordsAtOnce = 50

async function noteReached(
  database: CatalogueDatabase,
  changesets: readonly Changeset[]
): Promise<void> {
  const state = await database.meta.get('replay')
  if (!state) return
  await database.meta.put({ ...state, positions: advance(state.positions, changesets) })
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
  const row = await database.changes.get([device, number])
  return row && changesetOfRow(row)
}

/** The changesets that touched a record, newest first. */
export async function changesOf(
  database: CatalogueDatabase,
  recordId: string
): Promise<readonly Changeset[]> {
  const record = await database.records.get(recordId)
  if (!record) return []
  const changes = await changesetsByKey(database, changesetsTouching([record]))
  return [...changes].sort(newestFirst)
}

const newestFirst = (a: Changeset, b: Changeset): number => (a.t < b.t ? 1 : -1)

/** The same of many records, by their ids: each changeset is read once. */
export async function changesOfEach(
  database: CatalogueDatabase,
  records: readonly CatalogueRecord[]
): Promise<ReadonlyMap<string, readonly Changeset[]>> {
  const changes = await changesetsByKey(database, changesetsTouching(records))
  const byKey = new Map(changes.map(change => [changesetId(change), change]))
  return new Map(
    records.map(record => {
      const keys = changesetsTouching([record]).map(([d, n]) => changesetId({ d, n }))
      return [record.id, keys.flatMap(key => byKey.get(key) ?? []).sort(newestFirst)]
    })
  )
}

/** Changesets of a transaction are large; others are small and many. */
const largePerRead = 20
const smallPerRead = 200

/** The newest changeset of each of a device's last steps, the oldest step first. */
export async function lastSteps(
  database: CatalogueDatabase,
  device: string,
  count: number
): Promise<readonly Changeset[]> {
  const found: Changeset[] = []
  let below = Infinity
  let most = largePerRead
  for (;;) {
    const page = await database.changes
      .where('[d+n]')
      .between([device, 0], [device, below])
      .reverse()
      .limit(most)
      .toArray()
    for (const row of page) {
      // The others of a transaction are passed over: they may be thousands.
      if (row.n >= below) continue
      found.push(changesetOfRow(row))
      below = row.tx === undefined ? row.n : await firstOfTransaction(database, row.tx)
    }
    most = page.some(({ tx }) => tx !== undefined) ? largePerRead : smallPerRead
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
  const rows = await database.changes.where('tx').equals(near.tx).toArray()
  return rows.map(changesetOfRow)
}
