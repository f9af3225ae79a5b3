import type { Changeset } from '../../../shared/changeLog/changeset'
import type { CatalogueDatabase } from '../CatalogueDatabase'

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
    yield page
    after = [last.d, last.n]
  }
}

/**
 * Device and number of the changesets that touched any of these records, each once. Only keys are read: an import
 * wrote changesets of a thousand operations, which the index has once for each record.
 */
export async function changesetsTouching(
  database: CatalogueDatabase,
  recordIds: readonly string[]
): Promise<readonly (readonly [string, number])[]> {
  const keys = await database.changes.where('records').anyOf(recordIds).primaryKeys()
  return [...new Map(keys.map(key => [key.join(':'), key])).values()]
}

export async function changesetsByKey(
  database: CatalogueDatabase,
  keys: readonly (readonly [string, number])[]
): Promise<readonly Changeset[]> {
  const found = await database.changes.bulkGet(keys.map(([d, n]) => [d, n]))
  return found.flatMap(changeset => changeset ?? [])
}
