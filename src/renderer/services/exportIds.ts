import type { CatalogueContext } from './catalogueContext'
import type { Query } from '../worker/indexTypes'

const idsInCall = 5000

/**
 * The ids of a list, by kind, in the order of the list; kinds that are not wanted are left out. One query only: the
 * index keeps few lists, and the one on the screen is among them.
 */
export async function idsByKind(
  index: CatalogueContext['index'],
  query: Query,
  wanted: readonly string[]
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map(wanted.map(kind => [kind, [] as string[]]))
  const { view, count } = await index.query({ ...query, isTrash: false })
  for (let from = 0; from < count; from += idsInCall) {
    const ids = await index.rows(view, from, idsInCall)
    if (query.kind !== null) found.get(query.kind)?.push(...ids)
    else for (const { id, kind } of await index.labels(ids)) found.get(kind)?.push(id)
  }
  return found
}
