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

/** Ids of the records that refer to any of these, each once. */
export async function idsMentioning(
  database: CatalogueDatabase,
  ids: readonly string[]
): Promise<readonly string[]> {
  return [
    ...new Set(
      await database.records
        .where('refs')
        .anyOf([...ids])
        .primaryKeys()
    )
  ]
}

/** Those of these ids to which some record refers, whether it is in the trash or not. */
export async function idsReferredTo(
  database: CatalogueDatabase,
  ids: readonly string[]
): Promise<ReadonlySet<string>> {
  const found = await database.records
    .where('refs')
    .anyOf([...ids])
    .uniqueKeys()
  return new Set(found.map(String))
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

/** Those of these records that are there, by id. */
export async function recordsAmong(
  database: CatalogueDatabase,
  ids: readonly string[]
): Promise<ReadonlyMap<string, CatalogueRecord>> {
  const found = new Map<string, CatalogueRecord>()
  if (ids.length === 0) return found
  for (const record of await database.records.bulkGet([...ids])) {
    if (record) found.set(record.id, record)
  }
  return found
}

/** From so many on, looking which are there is cheaper than asking for each. */
const manyIds = 50

/** Ids of one import lie close together, since they begin with the time: so few others lie between them. */
export async function amongPresent(
  database: CatalogueDatabase,
  ids: readonly string[]
): Promise<readonly string[]> {
  if (ids.length < manyIds) return ids
  const sorted = [...ids].sort()
  const most = ids.length * 2
  const between = await database.records
    .where(':id')
    .between(sorted[0], sorted.at(-1), true, true)
    .limit(most)
    .primaryKeys()
  if (between.length === most) return ids
  const present = new Set(between)
  return ids.filter(id => present.has(id))
}
