import { ordersAfter } from '../changeLog/order'
import type { Json } from '../changeLog/changeset'
import type { Element } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { referencesOf } from '../records/references'
import type { Incoming } from './rowContext'

/** The record as a row wants it, against which a further row about it is read. */
export function withIncoming(
  record: CatalogueRecord | null,
  id: string,
  kind: string,
  incoming: Incoming
): CatalogueRecord {
  const values: Record<string, Json | readonly Element[]> = { ...record?.values }
  for (const [field, value] of incoming.values) values[field] = value
  for (const [field, wanted] of incoming.elements) {
    const orders = ordersAfter(null, wanted.length)
    values[field] = wanted.map((element, index) => ({ ...element, order: orders[index] ?? '' }))
  }
  const empty = { live: {}, createdAt: 0, updatedAt: 0 }
  return { ...empty, ...record, id, kind, values, refs: referencesOf(values) }
}

/** What several rows want of one record: where they speak of the same field, the last one counts. */
export function mergeIncoming(before: Incoming, next: Incoming): Incoming {
  return {
    values: new Map([...before.values, ...next.values]),
    elements: new Map([...before.elements, ...next.elements]),
    issues: [...before.issues, ...next.issues]
  }
}
