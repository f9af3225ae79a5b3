import { textOf, valueOf, type CatalogueRecord } from '../records/record'

/** Parents above their children, siblings in the given order; a circle is cut where it is entered first. */
export function inTreeOrder(records: readonly CatalogueRecord[]): CatalogueRecord[] {
  const children = new Map<string, CatalogueRecord[]>()
  const ids = new Set(records.map(record => record.id))
  const roots: CatalogueRecord[] = []
  for (const record of records) {
    const parent = textOf(valueOf(record, 'parent'))
    const siblings = children.get(parent)
    if (!ids.has(parent)) roots.push(record)
    else if (siblings) siblings.push(record)
    else children.set(parent, [record])
  }
  const ordered = new Map<string, CatalogueRecord>()
  // The records themselves come last for those that only a circle leads to.
  const waiting = [...roots, ...records].reverse()
  for (let record = waiting.pop(); record !== undefined; record = waiting.pop()) {
    if (ordered.has(record.id)) continue
    ordered.set(record.id, record)
    for (const child of (children.get(record.id) ?? []).toReversed()) waiting.push(child)
  }
  return [...ordered.values()]
}
