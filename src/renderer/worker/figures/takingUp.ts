import { textOf, valueOf } from '../../../shared/records/record'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { CatalogueDatabase } from '../../db/CatalogueDatabase'
import { recordsById } from '../../db/repositories/records'
import type { FigureLedger } from './figureLedger'

const recordsAtOnce = 2000

/**
 * Reads records by key and gives the ledger those that it wants, with what figures name and it does not know yet;
 * whether there were any.
 */
export async function takeUp(
  ledger: FigureLedger,
  database: CatalogueDatabase,
  ids: readonly string[]
): Promise<boolean> {
  /** Not those that were passed over: a figure that comes after them may name them. */
  const settled = new Set<string>()
  let isAnyWanted = false
  for (let wanted = ids; wanted.length > 0;) {
    const named = new Set<string>()
    for (let from = 0; from < wanted.length; from += recordsAtOnce) {
      const page = wanted.slice(from, from + recordsAtOnce)
      const found = await recordsById(database, page)
      const taken = found.flatMap(record => (record && ledger.wants(record) ? record : []))
      ledger.put(taken)
      for (const { id } of taken) settled.add(id)
      page.forEach((id, at) => {
        if (!found[at]) settled.add(id)
      })
      for (const id of taken.flatMap(namedBy)) named.add(id)
      isAnyWanted ||= taken.length > 0
    }
    wanted = [...named].filter(id => !settled.has(id) && !ledger.knows(id))
  }
  return isAnyWanted
}

/** Subject, authority and citations of a figure; the source of a citation; the body that a section belongs to. */
function namedBy(record: CatalogueRecord): readonly string[] {
  if (record.kind === 'figure') return record.refs
  const field = { citation: 'source', section: 'parent' }[record.kind]
  return field === undefined ? [] : [textOf(valueOf(record, field))].filter(Boolean)
}
