import { deletedField, undone } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { currentValue, idOfLive } from './apply'
import { operationId, registerOf } from './changeset'
import type { Changeset, Json, Operation, OperationId } from './changeset'
import { partsOfRegister, valueOfRegister } from './registers'
import { createStanding } from './standing'
import type { Lookup, Standing } from './standing'

/** Why a step cannot be taken back: the registers that were changed since. */
export interface StaleRegister {
  readonly recordId: string
  readonly field: string
  /** The newest operation that stands there; null where nothing is known of the record. */
  readonly operation: OperationId | null
}

export interface InverseResult {
  readonly operations: readonly Operation[]
  readonly stale: readonly StaleRegister[]
}

interface RegisterSpan {
  readonly first: Operation
  readonly ids: readonly OperationId[]
}

/** Per record and register, the first operation of the step and the ids of all. */
function spansOf(changesets: readonly Changeset[]): Map<string, RegisterSpan> {
  const spans = new Map<string, { first: Operation; ids: OperationId[] }>()
  for (const changeset of changesets) {
    changeset.ops.forEach((operation, index) => {
      const key = `${operation.r} ${registerOf(operation)}`
      const span = spans.get(key)
      if (span) span.ids.push(operationId(changeset, index))
      else spans.set(key, { first: operation, ids: [operationId(changeset, index)] })
    })
  }
  return spans
}

/** The operations whose values the inverse of a step puts back. */
export function replacedOperations(changesets: readonly Changeset[]): OperationId[] {
  return [...spansOf(changesets).values()].flatMap(({ first }) => [...first.o])
}

function isCreation(operation: Operation): boolean {
  return operation.f === deletedField && operation.p === false && operation.o.length === 0
}

/**
 * The operations that take a step back. A register that another operation changed since is stale: then nothing should
 * be written. A record that the step created is marked "undone", with its values kept.
 */
export function inverseOf(
  changesets: readonly Changeset[],
  records: ReadonlyMap<string, CatalogueRecord>,
  lookup: Lookup
): InverseResult {
  const operations: Operation[] = []
  const stale: StaleRegister[] = []
  const standing = createStanding(lookup)
  const spans = [...spansOf(changesets).values()]
  const created = new Set(
    spans.filter(({ first }) => isCreation(first)).map(({ first }) => first.r)
  )
  for (const span of spans) {
    const { first } = span
    const inverse = inverseOfRegister(span, records.get(first.r), standing)
    if (!inverse) stale.push(staleRegister(span, records.get(first.r)))
    else if (!created.has(first.r)) operations.push(...inverse)
    else if (isCreation(first)) operations.push(...inverse.map(inner => ({ ...inner, p: undone })))
  }
  for (const id of created) stale.push(...addedSince(records.get(id), spans))
  return { operations, stale }
}

function staleRegister(
  { first, ids }: RegisterSpan,
  record: CatalogueRecord | undefined
): StaleRegister {
  const live = (record?.live[registerOf(first)] ?? []).map(idOfLive)
  const operation = live.findLast(id => !ids.includes(id)) ?? live.at(-1) ?? null
  return { recordId: first.r, field: first.f, operation }
}

/** What a record that the step created has got from elsewhere: it would go with the record. */
function addedSince(
  record: CatalogueRecord | undefined,
  spans: readonly RegisterSpan[]
): StaleRegister[] {
  if (!record) return []
  const own = new Set(
    spans.filter(({ first }) => first.r === record.id).map(({ first }) => registerOf(first))
  )
  return Object.entries(record.live).flatMap(([register, live]) => {
    const newest = live.at(-1)
    if (own.has(register) || newest === undefined) return []
    if (valueOfRegister(record, register) === null) return []
    const { field } = partsOfRegister(register)
    return [{ recordId: record.id, field, operation: idOfLive(newest) }]
  })
}

/** Null when the register was changed since. */
function inverseOfRegister(
  { first, ids }: RegisterSpan,
  record: CatalogueRecord | undefined,
  standing: Standing
): readonly Operation[] | null {
  const { lookup } = standing
  const live = (record?.live[registerOf(first)] ?? []).map(idOfLive)
  const own = live.filter(id => standing.operations(id).some(before => ids.includes(before)))
  const others = live.filter(id => !own.includes(id))
  if (own.length === 0) return null
  const again = takenBackBy(ids[0], standing)
  if (again) return others.length === 0 ? putAgain(again, own) : null
  if (others.length === 0) return [put(first, previousValue(first, lookup), own)]
  // A merge put its value beside those that were here, replacing none: it goes, and they stay.
  const isBeside = first.o.every(id => lookup(id) === undefined)
  const kept = others.at(-1)
  if (!isBeside || kept === undefined || !record) return null
  return [put(first, liveValue(record, first, kept), [...own, kept])]
}

interface TakenBack {
  readonly operations: readonly Operation[]
  readonly standsFor: OperationId | undefined
}

/** What the undo of a merge took back, to be brought back; null for an undo or change of a plain value. */
function takenBackBy(id: OperationId | undefined, standing: Standing): TakenBack | null {
  const { lookup } = standing
  const known = id === undefined ? undefined : lookup(id)
  if (known?.undo === undefined) return null
  const { takenBack, standsFor } = standing.partsOf(known)
  if (takenBack.length < 2 && standsFor === undefined) return null
  const operations = takenBack.flatMap(taken => lookup(taken)?.operation ?? [])
  return { operations, standsFor }
}

/** Contradicting values come back each by an operation of its own; beside others they replace nothing. */
function putAgain({ operations, standsFor }: TakenBack, own: readonly OperationId[]): Operation[] {
  return operations.map((operation, index) =>
    index === 0 && standsFor === undefined ? put(operation, operation.p, own) : operation
  )
}

function liveValue(record: CatalogueRecord, operation: Operation, kept: OperationId): Json {
  const register = registerOf(operation)
  const entry = record.conflicts?.[register]?.find(({ live }) => idOfLive(live) === kept)
  return entry ? entry.value : currentValue(record.values[operation.f], operation.e)
}

function previousValue(first: Operation, lookup: Lookup): Json {
  const last = first.o.at(-1)
  return last === undefined ? null : (lookup(last)?.operation.p ?? null)
}

function put({ k, r, f, e }: Operation, p: Json, o: readonly OperationId[]): Operation {
  return { k, r, f, ...(e === undefined ? {} : { e }), p, o }
}
