import type { Remote } from 'comlink'
import type { CatalogueDatabase } from '../../src/renderer/db/CatalogueDatabase'
import { recordSource } from '../../src/renderer/worker/index/recordSource'
import { createIndexService } from '../../src/renderer/worker/index/service'
import type { CatalogueIndex } from '../../src/renderer/worker/indexTypes'

type Asked = 'query' | 'rows' | 'page' | 'labels' | 'counts' | 'valuesOf' | 'withCode'
type Answers = {
  readonly [Name in Asked]: (
    ...given: Parameters<CatalogueIndex[Name]>
  ) => Promise<Awaited<ReturnType<CatalogueIndex[Name]>>>
}

/** The index as the worker has it, built anew from the database for each question that begins a list. */
export function createTestIndex(database: CatalogueDatabase): Remote<CatalogueIndex> {
  const service = createIndexService(async () =>
    Promise.resolve({ source: recordSource(database), checkpoints: null })
  )
  async function built(): Promise<CatalogueIndex> {
    await service.open('')
    await service.build('en', () => undefined)
    return service
  }
  const index: Answers = {
    query: async query => (await built()).query(query),
    rows: async (...given) => Promise.resolve(service.rows(...given)),
    page: async (...given) => service.page(...given),
    labels: async ids => (await built()).labels(ids),
    counts: async () => (await built()).counts(),
    valuesOf: async (field, part) => (await built()).valuesOf(field, part),
    withCode: async code => (await built()).withCode(code)
  }
  return index as unknown as Remote<CatalogueIndex>
}
