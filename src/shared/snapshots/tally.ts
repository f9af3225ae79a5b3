import { isDeleted } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import type { SnapshotCounts } from './manifest'

/** Counts records as they are written or read: one that comes again is counted once, as it was the last time. */
export interface Tally {
  add(record: CatalogueRecord): void
  /** Distinct records so far. */
  recordCount(): number
  counts(): SnapshotCounts
}

export function createTally(): Tally {
  /** Kind of each record, with a mark in front for a deleted one: one text for many records. */
  const known = new Map<string, string>()
  const byState = new Map<string, number>()
  let lines = 0

  function count(state: string, change: number): void {
    byState.set(state, (byState.get(state) ?? 0) + change)
  }

  return {
    add(record) {
      lines += 1
      const state = `${isDeleted(record) ? '-' : '+'}${record.kind}`
      const before = known.get(record.id)
      if (before !== undefined) count(before, -1)
      count(state, 1)
      known.set(record.id, state)
    },
    recordCount: () => known.size,
    counts: () => ({ ...totals(byState), records: known.size, lines })
  }
}

function totals(byState: ReadonlyMap<string, number>): Pick<SnapshotCounts, 'deleted' | 'byKind'> {
  const byKind = new Map<string, number>()
  let deleted = 0
  for (const [state, count] of byState) {
    const kind = state.slice(1)
    if (count > 0) byKind.set(kind, (byKind.get(kind) ?? 0) + count)
    if (state.startsWith('-')) deleted += count
  }
  const sorted = [...byKind].sort(([a], [b]) => (a < b ? -1 : 1))
  return { deleted, byKind: Object.fromEntries(sorted) }
}
