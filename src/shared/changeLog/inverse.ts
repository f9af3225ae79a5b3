import { deletedField } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { idOfLive } from './apply'
import { operationId, registerOf } from './changeset'
import type { Changeset, Json, Operation, OperationId } from './changeset'

/** Why a step cannot be taken back: the registers that were changed since. */
export interface StaleRegister {
  readonly recordId: string
  readonly field: string
}

export interface InverseResult {
  readonly operations: readonly Operation[]
  readonly stale: readonly StaleRegister[]
}

interface RegisterSpan {
  readonly first: Operation
  readonly lastId: OperationId
}

/** Per record and register, the first operation of the step and the id of its last. */
function spansOf(changesets: readonly Changeset[]): Map<string, RegisterSpan> {
  const spans = new Map<string, RegisterSpan>()
  for (const changeset of changesets) {
    changeset.ops.forEach((operation, index) => {
      const key = `${operation.r} ${registerOf(operation)}`
      const first = spans.get(key)?.first ?? operation
      spans.set(key, { first, lastId: operationId(changeset, index) })
    })
  }
  return spans
}

/** The operations whose values the inverse of a step puts back. */
export function replacedOperations(changesets: readonly Changeset[]): OperationId[] {
  return [...spansOf(changesets).values()].flatMap(({ first }) => [...first.o])
}

/** An operation with what is to be known of its changeset. */
export interface KnownOperation {
  readonly operation: Operation
  readonly isUndo: boolean
}

export type Lookup = (id: OperationId) => KnownOperation | undefined

/**
 * The operations that count as standing while this one is live: itself and, where it is an undo or redo, those whose
 * value it put back.
 */
function standingOperations(id: OperationId, lookup: Lookup): OperationId[] {
  const known = lookup(id)
  const takenBack = known?.isUndo ? known.operation.o[0] : undefined
  const before = takenBack === undefined ? undefined : lookup(takenBack)?.operation.o.at(-1)
  return before === undefined ? [id] : [id, ...standingOperations(before, lookup)]
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
  const spans = [...spansOf(changesets).values()]
  const created = new Set(
    spans.filter(({ first }) => isCreation(first)).map(({ first }) => first.r)
  )
  for (const { first, lastId } of spans) {
    const live = records.get(first.r)?.live[registerOf(first)] ?? []
    const current = live.length === 1 && live[0] !== undefined ? idOfLive(live[0]) : null
    if (current === null || !standingOperations(current, lookup).includes(lastId)) {
      stale.push({ recordId: first.r, field: first.f })
    } else if (!created.has(first.r)) {
      operations.push(put(first, previousValue(first, lookup), current))
    } else if (isCreation(first)) operations.push(put(first, 'undone', current))
  }
  return { operations, stale }
}

function previousValue(first: Operation, lookup: Lookup): Json {
  const last = first.o.at(-1)
  return last === undefined ? null : (lookup(last)?.operation.p ?? null)
}

function put({ k, r, f, e }: Operation, p: Json, replaced: OperationId): Operation {
  return { k, r, f, ...(e === undefined ? {} : { e }), p, o: [replaced] }
}
