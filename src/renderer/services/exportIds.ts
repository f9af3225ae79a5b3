import { kinds } from '../../shared/records/kinds'
import type { BulkSource } from './bulk'
import type { CatalogueContext } from './catalogueContext'
import { idsOfList } from './listIds'
import type { Query } from '../worker/indexTypes'

/** The ids of a list, by kind, in the order of the list; the trash and kinds that are not wanted are left out. */
export async function idsByKind(
  index: CatalogueContext['index'],
  query: Query,
  wanted: readonly string[]
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map(wanted.map(kind => [kind, [] as string[]]))
  for await (const ids of idsOfList(index, { ...query, isTrash: false })) {
    if (query.kind !== null) found.get(query.kind)?.push(...ids)
    else for (const { id, kind } of await index.labels(ids)) found.get(kind)?.push(id)
  }
  return found
}

/** How many records `idsByKind` gives: said by the list itself where every kind in it is wanted, however many they are. */
export async function countOfList(
  index: CatalogueContext['index'],
  query: Query,
  wanted: readonly string[]
): Promise<number> {
  if (query.kind !== null || wanted.length === kinds.length) {
    const { view, count } = await index.query({ ...query, isTrash: false })
    await index.release(view)
    return count
  }
  const found = await idsByKind(index, query, wanted)
  return [...found.values()].reduce((sum, ids) => sum + ids.length, 0)
}

/** Records chosen one by one, by kind, in the order given; those in the trash and of other kinds are left out. */
export async function chosenIdsByKind(
  index: CatalogueContext['index'],
  { pages }: BulkSource,
  wanted: readonly string[]
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map(wanted.map(kind => [kind, [] as string[]]))
  for await (const ids of pages()) {
    for (const { id, kind, isDeleted } of await index.labels(ids)) {
      if (!isDeleted) found.get(kind)?.push(id)
    }
  }
  return new Map([...found].filter(([, ids]) => ids.length > 0))
}
