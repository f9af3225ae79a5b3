import type { Remote } from 'comlink'
import type { CatalogueDatabase } from '../../src/renderer/db/CatalogueDatabase'
import { recordSource } from '../../src/renderer/worker/index/recordSource'
import { createIndexService } from '../../src/renderer/worker/index/service'
import type { CatalogueIndex } from '../../src/renderer/worker/indexTypes'

type Asked = 'query' | 'release' | 'rows' | 'page' | 'labels' | 'counts' | 'valuesOf' | 'withCode'
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
  let asked: Promise<unknown> = Promise.resolve()
  /** One question after another: a build that begins ends the one before. */
  async function ask<Answer>(question: () => Answer | Promise<Answer>): Promise<Answer> {
    const answered = asked.then(async () => {
      await service.open('', () => undefined)
      await service.build('en', () => undefined)
      return question()
    })
    asked = answered.catch(() => undefined)
    return answered.catch(async (error: unknown) => {
      if (database.isOpen()) throw error
      // As of a worker that was ended with its catalogue: there is no answer.
      return new Promise<Answer>(() => undefined)
    })
  }
  const index: Answers = {
    query: async query => ask(() => service.query(query)),
    release: async view => Promise.resolve(service.release(view)),
    rows: async (...given) => Promise.resolve(service.rows(...given)),
    page: async (...given) => service.page(...given),
    labels: async ids => ask(() => service.labels(ids)),
    counts: async () => ask(() => service.counts()),
    valuesOf: async (field, part) => ask(() => service.valuesOf(field, part)),
    withCode: async code => ask(() => service.withCode(code))
  }
  return index as unknown as Remote<CatalogueIndex>
}
