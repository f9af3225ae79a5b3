import type { Json, Operation } from '../changeLog/changeset'
import { create, newSubject, setDeleted, setElements, setField } from '../changeLog/edit'
import type { Subject } from '../changeLog/edit'
import { isDeleted, isElements } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import type { Incoming } from './rowContext'

/** One field that an import changes, for the preview: what it holds, what it will hold. */
export interface FieldDifference {
  readonly field: string
  readonly from: Json
  readonly to: Json
}

/** What writing a row means: the operations, and the same in words that can be shown. */
export interface ImportChange {
  readonly id: string
  readonly isNew: boolean
  readonly operations: readonly Operation[]
  readonly differences: readonly FieldDifference[]
}

/** The operations that bring a record to what a row wants of it. None where it is so already. */
export function changeOf(
  kind: string,
  id: string,
  existing: CatalogueRecord | null,
  incoming: Incoming
): ImportChange {
  const subject: Subject = existing ?? newSubject(id, kind)
  const operations: Operation[] = []
  const differences: FieldDifference[] = []
  if (!existing) operations.push(create(subject))
  else if (isDeleted(existing)) operations.push(setDeleted(subject, false))
  for (const [field, value] of incoming.values) {
    const from = plain(subject.values[field])
    if (from === null ? value === null : isSame(from, value)) continue
    operations.push(setField(subject, field, value))
    differences.push({ field, from, to: value })
  }
  for (const [field, wanted] of incoming.elements) {
    const own = setElements(subject, field, distinct(wanted))
    if (own.length === 0) continue
    operations.push(...own)
    const to = wanted.map(({ value }) => value)
    differences.push({ field, from: plain(subject.values[field]), to })
  }
  return { id, isNew: existing === null, operations, differences }
}

function plain(stored: Subject['values'][string] | undefined): Json {
  if (stored === undefined) return null
  return isElements(stored) ? stored.map(({ value }) => value) : (stored as Json)
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** A set holds a value once, however often the cell names it. */
function distinct<Wanted extends { readonly key: string }>(wanted: readonly Wanted[]): Wanted[] {
  return [...new Map(wanted.map(element => [element.key, element])).values()]
}
