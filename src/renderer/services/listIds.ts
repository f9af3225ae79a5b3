import type { Query } from '../worker/indexTypes'
import type { CatalogueContext } from './catalogueContext'

const idsInCall = 5000

/** The ids of a list, some thousands at a time. Its view is given back, so that none on the screen has to go for it. */
export async function* idsOfList(
  index: CatalogueContext['index'],
  query: Query
): AsyncGenerator<readonly string[]> {
  const { view, count } = await index.query(query)
  try {
    for (let from = 0; from < count; from += idsInCall)
      yield await index.rows(view, from, idsInCall)
  } finally {
    await index.release(view)
  }
}

export async function countOfList(index: CatalogueContext['index'], query: Query): Promise<number> {
  const { view, count } = await index.query(query)
  await index.release(view)
  return count
}
