import { changesetId } from '../../../shared/changeLog/changeset'
import type { Changeset } from '../../../shared/changeLog/changeset'
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
