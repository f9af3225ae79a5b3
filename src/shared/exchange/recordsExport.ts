import type { Json } from '../changeLog/changeset'
import { kinds } from '../records/kinds'
import type { CatalogueRecord } from '../records/record'
import type { ExportFormat } from './format'

/** Of a line; a reader refuses a later one. */
export const recordLineVersion = 1

/**
 * A record as a line of JSON: every value as the catalogue keeps it, the elements of repeatable fields with their keys
 * and order, contradicting values beside them. How it came to be (the history) stays in the catalogue.
 */
function recordLine(record: CatalogueRecord): string {
  const { id, kind, values, createdAt, updatedAt } = record
  const conflicts = Object.entries(record.conflicts ?? {}).map(
    ([register, found]): readonly [string, readonly Json[]] => [
      register,
      found.map(({ value }) => value)
    ]
  )
  const line = {
    opis: recordLineVersion,
    id,
    kind,
    created: new Date(createdAt).toISOString(),
    updated: new Date(updatedAt).toISOString(),
    values,
    ...(conflicts.length > 0 ? { conflicts: Object.fromEntries(conflicts) } : {})
  }
  return `${JSON.stringify(line)}\n`
}

/** Complete records, one a line. */
export const recordsExport: ExportFormat = {
  name: 'ndjson',
  group: 'web',
  target: 'NDJSON',
  kinds: kinds.map(({ name }) => name),
  extension: 'ndjson',
  fileOf: 'all',
  fileName: 'records.ndjson',
  writer: () => ({ begin: () => '', record: recordLine, end: () => '' })
}
