import { csvRows } from '../../../shared/exchange/csvRow'
import type { CsvColumn } from '../../../shared/exchange/csvColumn'
import type { ImportPlan } from '../../../shared/import/plan'
import type { MatchKey } from '../../../shared/import/match'
import type { Kind } from '../../../shared/records/kind'
import { isDeleted, textOf, valueOf } from '../../../shared/records/record'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { Locale } from '../../../shared/records/words'
import type { CatalogueDatabase } from '../../db/CatalogueDatabase'
import { allRecords } from '../../db/repositories/records'
import { namesFor } from './names'

/** The records of the catalogue by what rows are matched by: several where it does not tell them apart. */
export type Matches = (key: MatchKey) => readonly string[]

const pageSize = 1000

/** Reads the kind's records once, unless rows name their records by id. */
export async function matchesOf(
  database: CatalogueDatabase,
  plan: ImportPlan,
  kind: Kind,
  locale: Locale,
  signal: AbortSignal
): Promise<Matches> {
  const ids = new Map<string, string[]>()
  const { by } = plan.match
  if (by === 'referenceCode' || by === 'columns') {
    // Records are kept in memory by what they are matched by: nothing of an empty catalogue.
    for await (const page of allRecords(database, pageSize)) {
      signal.throwIfAborted()
      const own = page.filter(record => record.kind === kind.name && !isDeleted(record))
      const keys = await keysOf(database, plan, kind, own, locale)
      own.forEach((record, index) => {
        const key = keys[index] ?? ''
        if (key === '') return
        const list = ids.get(key)
        if (list) list.push(record.id)
        else ids.set(key, [record.id])
      })
    }
  }
  return key => (key === null || key.by === 'id' ? [] : (ids.get(keyText(key)) ?? []))
}

async function keysOf(
  database: CatalogueDatabase,
  plan: ImportPlan,
  kind: Kind,
  records: readonly CatalogueRecord[],
  locale: Locale
): Promise<readonly string[]> {
  if (plan.match.by === 'referenceCode') {
    return records.map(record => textOf(valueOf(record, 'referenceCode')).trim())
  }
  const columns = plan.match.columns.flatMap((index): CsvColumn[] => {
    const rule = plan.columns[index]
    if (!rule || rule.target === 'ignore') return []
    if (rule.target === 'keep') {
      const target = { field: 'otherColumns', aspect: 'other', isRepeated: false } as const
      return [{ header: rule.header, isNumeric: false, ...target }]
    }
    return [{ header: rule.header, isNumeric: false, ...rule.target }]
  })
  const names = await namesFor(database, records, locale)
  return records.map(record => {
    const [cells = []] = csvRows(kind, columns, record, names)
    return cells.every(cell => cell === '') ? '' : JSON.stringify(cells.map(cell => cell.trim()))
  })
}

function keyText(key: Exclude<MatchKey, null | { readonly by: 'id' }>): string {
  return key.by === 'columns' ? JSON.stringify(key.texts) : key.text
}
