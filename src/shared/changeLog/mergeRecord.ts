import { deletedField, isUndone, undone } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { currentValue, idOfLive } from './apply'
import type { Json, Operation, OperationId } from './changeset'

/** A record with the operations that made it, by id; they may be incomplete. */
export interface RecordSide {
  readonly record: CatalogueRecord
  readonly log: ReadonlyMap<OperationId, Operation>
}

/** How many registers went which way; equal ones are not counted. */
export interface MergeCounts {
  /** Here was behind, or had nothing. */
  readonly taken: number
  /** The other side was behind. */
  readonly kept: number
  /** Both changed: both values stand, for a person to choose. */
  readonly conflicts: number
}

export interface MergedRecord extends MergeCounts {
  readonly isNew: boolean
  /** What brings the other side's changes here; empty when there is nothing to bring. */
  readonly operations: readonly Operation[]
}

/** A live value of a register, as an operation puts it. */
interface Entry {
  readonly id: OperationId
  readonly value: Json
}

interface Merge {
  readonly here: RecordSide | undefined
  readonly theirs: RecordSide
  readonly knownHere: ReadonlySet<OperationId>
  readonly knownThere: ReadonlySet<OperationId>
}

/**
 * Merges a record that was copied out of another catalogue, by what each side knows of the other: a value whose
 * operation is known here was seen here and is not taken again; one that is not known replaces those values that the
 * other side had seen. Each operation written names the other side's operations first, by which they are known here
 * from now on, and those it replaces last, as undo expects.
 */
export function mergeRecord(here: RecordSide | undefined, theirs: RecordSide): MergedRecord {
  const merge: Merge = { here, theirs, knownHere: knownTo(here), knownThere: knownTo(theirs) }
  const operations: Operation[] = []
  const counts = { taken: 0, kept: 0, conflicts: 0 }
  for (const register of registersOf(theirs.record)) {
    const merged = mergeRegister(merge, register)
    operations.push(...merged.operations)
    if (merged.outcome !== 'equal') counts[merged.outcome]++
  }
  return { ...counts, operations, isNew: here === undefined || isUndone(here.record) }
}

/** Its operations and those that they name. */
function knownTo(side: RecordSide | undefined): Set<OperationId> {
  const known = new Set<OperationId>()
  if (!side) return known
  for (const [id, { o }] of side.log) {
    known.add(id)
    for (const named of o) known.add(named)
  }
  for (const live of Object.values(side.record.live)) {
    for (const id of live) known.add(idOfLive(id))
  }
  return known
}

/** Existence first, so that a new record begins with its creation. */
function registersOf({ live }: CatalogueRecord): string[] {
  const others = Object.keys(live).filter(register => register !== deletedField)
  return deletedField in live ? [deletedField, ...others] : others
}

function fieldOfRegister(register: string): { readonly f: string; readonly e?: string } {
  const slash = register.indexOf('/')
  if (slash < 0) return { f: register }
  return { f: register.slice(0, slash), e: register.slice(slash + 1) }
}

function entriesOf(record: CatalogueRecord | undefined, register: string): readonly Entry[] {
  if (!record) return []
  const conflicting = record.conflicts?.[register]
  if (conflicting) return conflicting.map(({ live, value }) => ({ id: idOfLive(live), value }))
  const { f, e } = fieldOfRegister(register)
  const value = currentValue(record.values[f], e)
  return (record.live[register] ?? []).map(live => ({ id: idOfLive(live), value }))
}

interface MergedRegister {
  readonly outcome: 'equal' | keyof MergeCounts
  readonly operations: readonly Operation[]
}

const unchanged: MergedRegister = { outcome: 'equal', operations: [] }

function mergeRegister(merge: Merge, register: string): MergedRegister {
  const { here, theirs } = merge
  const own = entriesOf(here?.record, register)
  const others = entriesOf(theirs.record, register)
  if (register === deletedField && isBack(here, others)) {
    return { outcome: 'taken', operations: [put(theirs, register, false, idsOf(own))] }
  }
  if (areEqual(own, others)) return unchanged
  const fresh = others.filter(entry => !isKnown(entry, merge))
  if (fresh.length === 0) return { outcome: 'kept', operations: [] }
  const passed = own.filter(entry => isPassed(entry, others, merge))
  const remaining = own.filter(entry => !passed.includes(entry))
  if (passed.length === 0 && fresh.every(entry => hasValue(remaining, entry.value))) {
    return { outcome: 'kept', operations: [] }
  }
  return {
    outcome: remaining.length === 0 || sameValues(remaining, fresh) ? 'taken' : 'conflicts',
    operations: puts(merge, register, fresh, passed)
  }
}

/** A record that was here and was taken back by undo comes back, whatever is known of it. */
function isBack(here: RecordSide | undefined, others: readonly Entry[]): boolean {
  return here !== undefined && isUndone(here.record) && hasValue(others, false)
}

/** One operation for each value; the first replaces what the other side had seen. */
function puts(
  { here, theirs }: Merge,
  register: string,
  fresh: readonly Entry[],
  passed: readonly Entry[]
): readonly Operation[] {
  const values = new Map(fresh.map(({ value }) => [textOf(value), value]))
  return [...values].map(([text, value], index) => {
    const named = idsOf(fresh.filter(entry => textOf(entry.value) === text))
    const isCreation = register === deletedField && here === undefined && index === 0
    // By naming nothing a creation is told from bringing a record back.
    if (isCreation && value === false) return put(theirs, register, value, [])
    return put(theirs, register, value, index === 0 ? [...named, ...idsOf(passed)] : named)
  })
}

function put(
  { record }: RecordSide,
  register: string,
  p: Json,
  o: readonly OperationId[]
): Operation {
  return { k: record.kind, r: record.id, ...fieldOfRegister(register), p, o }
}

/** Whoever has the record knows that it was created, by whatever operation. */
function isKnown({ id }: Entry, { here, theirs, knownHere }: Merge): boolean {
  return knownHere.has(id) || (here !== undefined && isCreation(theirs.log.get(id)))
}

function isCreation(operation: Operation | undefined): boolean {
  return operation?.f === deletedField && operation.p === false && operation.o.length === 0
}

/** The other side has seen this value, or the one that it was taken from, and has another now. */
function isPassed(
  { id, value }: Entry,
  others: readonly Entry[],
  { here, theirs, knownThere }: Merge
): boolean {
  if (others.some(other => other.id === id)) return false
  const operation = here?.log.get(id)
  if (knownThere.has(id) || isCreation(operation) || value === undone) return true
  const taken = operation?.o.filter(named => {
    const original = theirs.log.get(named)
    return original !== undefined && textOf(original.p) === textOf(value)
  })
  if (!taken || taken.length === 0) return false
  return !others.some(other => taken.includes(other.id))
}

function idsOf(entries: readonly Entry[]): OperationId[] {
  return entries.map(({ id }) => id)
}

function hasValue(entries: readonly Entry[], value: Json): boolean {
  return entries.some(entry => textOf(entry.value) === textOf(value))
}

function sameValues(one: readonly Entry[], other: readonly Entry[]): boolean {
  return (
    one.every(({ value }) => hasValue(other, value)) &&
    other.every(({ value }) => hasValue(one, value))
  )
}

function areEqual(own: readonly Entry[], others: readonly Entry[]): boolean {
  // What was emptied there and never entered here.
  if (own.length === 0) return others.every(({ value }) => value === null)
  return sameValues(own, others)
}

/** Keys in a fixed order: two programs may write the parts of a value in different ones. */
function textOf(value: Json): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  )
}
