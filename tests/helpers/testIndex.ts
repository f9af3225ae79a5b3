import type { Remote } from 'comlink'
import { allRecords } from '../../src/renderer/db/repositories/records'
import type { CatalogueDatabase } from '../../src/renderer/db/CatalogueDatabase'
import { Entries } from '../../src/renderer/worker/catalogueIndex'
import { ValueCounts } from '../../src/renderer/worker/valueCounts'
import type { CatalogueIndex } from '../../src/renderer/worker/indexTypes'

type Asked = 'query' | 'rows' | 'labels' | 'counts' | 'valuesOf' | 'withCode'
type Answers = {
  readonly [Name in Asked]: (
    ...given: Parameters<CatalogueIndex[Name]>
  ) => Promise<Awaited<ReturnType<CatalogueIndex[Name]>>>
}

/** The index as the worker has it, built anew from the database for each question that begins a list. */
export function createTestIndex(database: CatalogueDatabase): Remote<CatalogueIndex> {
  const views = new Map<number, readonly string[]>()
  async function entries(): Promise<Entries> {
    const built = new Entries('en')
    for await (const page of allRecords(database, 1000)) await built.putAll(page, async () => [])
    return built
  }
  const index: Answers = {
    query: async query => {
      const ids = (await entries()).query(query)
      views.set(views.size + 1, ids)
      return { view: views.size, count: ids.length }
    },
    rows: async (view, from, count) => views.get(view)?.slice(from, from + count) ?? [],
    labels: async ids => (await entries()).labels(ids),
    counts: async () => (await entries()).counts(),
    valuesOf: async (field, part) => {
      const counts = new ValueCounts()
      for await (const page of allRecords(database, 1000)) page.forEach(each => counts.put(each))
      return counts.valuesOf(field, part)
    },
    withCode: async code => (await entries()).withCode(code)
  }
  return index as unknown as Remote<CatalogueIndex>
}
