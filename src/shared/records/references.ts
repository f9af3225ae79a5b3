import type { Json } from '../changeLog/changeset'
import type { Element } from './record'

/** Record ids are UUIDs, version 7, or version 8 for those that follow from a file's hash. */
const recordId = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export function isRecordId(value: unknown): value is string {
  return typeof value === 'string' && recordId.test(value)
}

/**
 * The records that a record's values refer to, each once. Found by the shape of the id, not by the declaration, so
 * that fields of a newer version count too.
 */
export function referencesOf(
  values: Readonly<Record<string, Json | readonly Element[]>>
): string[] {
  const found = new Set<string>()
  for (const value of Object.values(values)) collect(value, found)
  return [...found]
}

function collect(value: unknown, found: Set<string>): void {
  if (isRecordId(value)) found.add(value)
  else if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) collect(inner, found)
  }
}
