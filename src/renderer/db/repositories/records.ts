import type { CatalogueRecord } from '../../../shared/records/record'
import type { CatalogueDatabase } from '../CatalogueDatabase'

export async function recordById(
  database: CatalogueDatabase,
  id: string
): Promise<CatalogueRecord | undefined> {
  return database.records.get(id)
}

/** In the order of the ids; undefined where there is none. */
export async function recordsById(
  database: CatalogueDatabase,
  ids: readonly string[]
): Promise<readonly (CatalogueRecord | undefined)[]> {
  return database.records.bulkGet([...ids])
}

/** The records that refer to this one. */
export async function recordsReferringTo(
  database: CatalogueDatabase,
  id: string
): Promise<readonly CatalogueRecord[]> {
  return database.records.where('refs').equals(id).toArray()
}

/** Every record, by primary key, in pages: an offset would cost more with each page. */
export async function* allRecords(
  database: CatalogueDatabase,
  pageSize: number
): AsyncGenerator<readonly CatalogueRecord[]> {
  let after = ''
  for (;;) {
    const page = await database.records.where('id').above(after).limit(pageSize).toArray()
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last.id
  }
}
