import { isUndone } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { allRecords, recordsById } from '../db/repositories/records'

const recordsInPage = 500

/** What stands behind a statement: taken along wherever a record refers to it. */
const companions = new Set(['citation', 'source', 'scan'])
/** Kinds that mean nothing without what they refer to. */
const dependent = new Set(['figure', 'citation', 'source'])

const isThere = (record: CatalogueRecord): boolean => !isUndone(record)

/** Every record, those in the trash too. */
export async function* wholeCatalogue(
  database: CatalogueDatabase
): AsyncGenerator<readonly CatalogueRecord[]> {
  for await (const page of allRecords(database, recordsInPage)) yield page.filter(isThere)
}

/**
 * The records chosen, the citations, sources and scans that they refer to, and what figures, citations and sources
 * refer to: so that each statement comes with what it is about and what it rests on.
 */
export async function* withCompanions(
  database: CatalogueDatabase,
  chosen: readonly string[]
): AsyncGenerator<readonly CatalogueRecord[]> {
  const known = new Set(chosen)
  const isChosen = new Set(chosen)
  const queue = [...chosen]
  while (queue.length > 0) {
    const found = await recordsById(database, queue.splice(0, recordsInPage))
    const records = found.flatMap(record => record ?? []).filter(isThere)
    const referred = await referredBy(database, records, isChosen, known)
    for (const id of referred) {
      known.add(id)
      queue.push(id)
    }
    yield records
  }
}

async function referredBy(
  database: CatalogueDatabase,
  records: readonly CatalogueRecord[],
  chosen: ReadonlySet<string>,
  known: ReadonlySet<string>
): Promise<ReadonlySet<string>> {
  const whole = new Set<string>()
  const maybe = new Set<string>()
  for (const { id, kind, refs } of records) {
    const isFollowed = chosen.has(id) || companions.has(kind)
    if (!isFollowed) continue
    const target = dependent.has(kind) ? whole : maybe
    for (const ref of refs) if (!known.has(ref)) target.add(ref)
  }
  const candidates = await recordsById(database, [...maybe])
  for (const record of candidates) {
    if (record && companions.has(record.kind)) whole.add(record.id)
  }
  return whole
}
