import type { CatalogueRecord } from '../records/record'

/**
 * A record as a text that is the same for equal records: keys in order, and the records referred to in order, which
 * otherwise follows the order of edits. The way to its history is left out, which older snapshots do not have.
 */
export function canonicalRecord(record: CatalogueRecord): string {
  return canonical({ ...record, refs: [...record.refs].sort(), changesets: undefined })
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`)
  return `{${entries.join(',')}}`
}
