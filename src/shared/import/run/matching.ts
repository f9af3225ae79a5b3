import { csvRows } from '../../exchange/csvRow'
import type { CsvColumn } from '../../exchange/csvColumn'
import type { ImportPlan } from '../plan'
import type { MatchKey } from '../match'
import type { Kind } from '../../records/kind'
import { isDeleted, textOf, valueOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import type { Locale } from '../../records/words'
import { kindOfPlan } from './kindPlans'
import type { KindPlan, KindPlans } from './kindPlans'
import { namesFor } from './names'
import type { ReadRecords } from './readRecords'

/** The records of the catalogue by what rows are matched by: several where it does not tell them apart. */
export type Matches = (key: MatchKey) => readonly string[]

/** One for each of the plans, with the records that its rows may find. */
export async function plansWithMatches(
  source: ReadRecords,
  plans: readonly ImportPlan[],
  locale: Locale
): Promise<KindPlans> {
  const found: KindPlan[] = []
  for (const plan of plans) {
    const kind = kindOfPlan(plan)
    found.push({ plan, kind, matches: await matchesOf(source, plan, kind, locale) })
  }
  const [first, ...others] = found
  if (!first) throw new Error('An import without a plan')
  return [first, ...others]
}

/** Reads the kind's records once, unless rows name their records by id. */
async function matchesOf(
  source: ReadRecords,
  plan: ImportPlan,
  kind: Kind,
  locale: Locale
): Promise<Matches> {
  const ids = new Map<string, string[]>()
  const { by } = plan.match
  if (by === 'referenceCode' || by === 'columns') {
    // Records are kept in memory by what they are matched by: nothing of an empty catalogue.
    for await (const page of source.pages()) {
      const own = page.filter(record => record.kind === kind.name && !isDeleted(record))
      const keys = await keysOf(source, plan, kind, own, locale)
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
  source: ReadRecords,
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
  const names = await namesFor(source, records, locale)
  return records.map(record => {
    const [cells = []] = csvRows(kind, columns, record, names)
    return cells.every(cell => cell === '') ? '' : JSON.stringify(cells.map(cell => cell.trim()))
  })
}

function keyText(key: Exclude<MatchKey, null | { readonly by: 'id' }>): string {
  return key.by === 'columns' ? JSON.stringify(key.texts) : key.text
}
