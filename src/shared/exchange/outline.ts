import { textOf, valueOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'

/** What the order of a tree needs to know of a record; the records themselves are read later. */
export interface OutlineEntry {
  readonly id: string
  readonly parent: string
  readonly code: string
}

export interface OutlinePlace {
  readonly entry: OutlineEntry
  /** 0 at the top. */
  readonly depth: number
}

/** Records of a tree in the order in which they are written: parents above their children. */
export interface Outline {
  readonly places: ReadonlyMap<string, OutlinePlace>
  /** How often a reference code is given, so that only a code of one record can stand for it. */
  readonly codes: ReadonlyMap<string, number>
  /** The ids of each tree, its top first. */
  readonly trees: readonly (readonly string[])[]
}

export function outlineEntry(record: CatalogueRecord): OutlineEntry {
  const code = textOf(valueOf(record, 'referenceCode')).replace(/\s+/g, ' ').trim()
  return { id: record.id, parent: textOf(valueOf(record, 'parent')), code }
}

/** Siblings stay in the given order; a circle is cut where it is entered first. */
export function outlineOf(entries: readonly OutlineEntry[]): Outline {
  const children = childrenOf(entries)
  const places = new Map<string, OutlinePlace>()
  const trees: string[][] = []
  const ids = new Set(entries.map(({ id }) => id))
  const tops = entries.filter(({ parent }) => !ids.has(parent))
  // The entries themselves come last for those that only a circle leads to.
  for (const top of [...tops, ...entries]) {
    if (places.has(top.id)) continue
    const tree: string[] = []
    const waiting: OutlinePlace[] = [{ entry: top, depth: 0 }]
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      const { entry, depth } = place
      if (places.has(entry.id)) continue
      places.set(entry.id, place)
      tree.push(entry.id)
      for (const child of (children.get(entry.id) ?? []).toReversed())
        waiting.push({ entry: child, depth: depth + 1 })
    }
    trees.push(tree)
  }
  return { places, codes: codeCounts(entries), trees }
}

function childrenOf(entries: readonly OutlineEntry[]): ReadonlyMap<string, OutlineEntry[]> {
  const children = new Map<string, OutlineEntry[]>()
  for (const entry of entries) {
    const siblings = children.get(entry.parent)
    if (siblings) siblings.push(entry)
    else children.set(entry.parent, [entry])
  }
  return children
}

function codeCounts(entries: readonly OutlineEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { code } of entries) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}
