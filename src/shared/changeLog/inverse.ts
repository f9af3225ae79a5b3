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

/** The operations that the inverse of a step needs to know the values of. */
export function replacedOperations(changesets: readonly Changeset[]): OperationId[] {
  return [...spansOf(changesets).values()].flatMap(({ first }) => [...first.o])
}

function isCreation(operation: Operation): boolean {
  return operation.f === deletedField && operation.p === false && operation.o.length === 0
}

/**
 * The operations that take a step back. `valueOf` gives the value that an earlier operation put. A register that
 * another operation changed since is stale: then nothing should be written. A record that the step created is marked
 * "undone", with its values kept.
 */
export function inverseOf(
  changesets: readonly Changeset[],
  records: ReadonlyMap<string, CatalogueRecord>,
  valueOf: (id: OperationId) => Json
): InverseResult {
  const operations: Operation[] = []
  const stale: StaleRegister[] = []
  const spans = [...spansOf(changesets).values()]
  const created = new Set(
    spans.filter(({ first }) => isCreation(first)).map(({ first }) => first.r)
  )
  for (const { first, lastId } of spans) {
    const { r, f } = first
    const live = records.get(r)?.live[registerOf(first)] ?? []
    const isCurrent = live.length === 1 && live[0] !== undefined && idOfLive(live[0]) === lastId
    if (!isCurrent) stale.push({ recordId: r, field: f })
    else if (!created.has(r)) operations.push(put(first, previousValue(first, valueOf), lastId))
    else if (isCreation(first)) operations.push(put(first, 'undone', lastId))
  }
  return { operations, stale }
}

function previousValue(first: Operation, valueOf: (id: OperationId) => Json): Json {
  const last = first.o.at(-1)
  return last === undefined ? null : valueOf(last)
}

function put({ k, r, f, e }: Operation, p: Json, replaced: OperationId): Operation {
  return { k, r, f, ...(e === undefined ? {} : { e }), p, o: [replaced] }
}
