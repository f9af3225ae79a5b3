import { changesetId } from '../../../shared/changeLog/changeset'
import type { Changeset, Positions } from '../../../shared/changeLog/changeset'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { CatalogueDatabase } from '../CatalogueDatabase'
import { changesetOfRow } from '../changeRow'

/** Every changeset, by device and number, in pages: an offset would cost more with each page. */
export async function* allChangesets(
  database: CatalogueDatabase,
  pageSize: number
): AsyncGenerator<readonly Changeset[]> {
  let after: [string, number] = ['', 0]
  for (;;) {
    const page = await database.changes.where('[d+n]').above(after).limit(pageSize).toArray()
    const last = page.at(-1)
    if (!last) return
    yield page.map(changesetOfRow)
    after = [last.d, last.n]
  }
}

/** Device and number of the changesets that touched any of these records, each once. */
export function changesetsTouching(
  records: readonly CatalogueRecord[]
): readonly (readonly [string, number])[] {
  const keys = new Map<string, readonly [string, number]>()
  for (const { changesets = {} } of records) {
    for (const [d, numbers] of Object.entries(changesets)) {
      for (const n of numbers) keys.set(changesetId({ d, n }), [d, n])
    }
  }
  return [...keys.values()]
}

export async function changesetsByKey(
  database: CatalogueDatabase,
  keys: readonly (readonly [string, number])[]
): Promise<readonly Changeset[]> {
  const found = await database.changes.bulkGet(keys.map(([d, n]) => [d, n]))
  return found.flatMap(row => (row ? [changesetOfRow(row)] : []))
}

interface ChangedPage {
  readonly ids: readonly string[]
  readonly reached: Positions
  readonly isLast: boolean
}

/** Ids of the records changed by the next changesets of the first device that has any. */
export async function changedPage(
  database: CatalogueDatabase,
  after: Positions,
  until: Positions,
  pageSize: number
): Promise<ChangedPage> {
  const behind = Object.keys(until).find(name => (after[name] ?? 0) < (until[name] ?? 0))
  if (behind === undefined) return { ids: [], reached: after, isLast: true }
  const end = until[behind] ?? 0
  const changes = await database.changes
    .where('[d+n]')
    .between([behind, after[behind] ?? 0], [behind, end], false, true)
    .limit(pageSize)
    .toArray()
  const ids = [...new Set(changes.flatMap(({ records }) => records))]
  // Numbers of interrupted transactions are not among the changes.
  const last = changes.length < pageSize ? end : (changes.at(-1)?.n ?? end)
  return { ids, reached: { ...after, [behind]: last }, isLast: false }
}

/** Ids of the records changed after these positions up to the others, a page of changesets at a time. */
export async function* changedIds(
  database: CatalogueDatabase,
  after: Positions,
  until: Positions,
  pageSize: number
): AsyncGenerator<readonly string[]> {
  for (let from = after, isOver = false; !isOver;) {
    const page = await changedPage(database, from, until, pageSize)
    yield page.ids
    from = page.reached
    isOver = page.isLast
  }
}
