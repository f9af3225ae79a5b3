import { deletedField } from '../records/record'
import { operationId, registerOf, stepOf } from './changeset'
import type { Changeset, Json, Operation, OperationId } from './changeset'

/** What a save was, as seen from one record. */
export type HistoryKind = 'created' | 'changed' | 'deleted' | 'restored' | 'undo' | 'redo'

/** One register of the record, before and after a save. */
export interface FieldChange {
  readonly field: string
  /** Key of the element of a repeatable field. */
  readonly element?: string
  /** The value replaced, or the values where a conflict was resolved; none where the field was empty. */
  readonly from: readonly Json[]
  /** Null: emptied or removed. */
  readonly to: Json
  /** What the register held before, as an operation puts it: to be written again to restore it. */
  readonly former: Json
  /** The element changed its place only. */
  readonly isMove: boolean
}

export interface HistoryEntry {
  /** Id of the changeset. */
  readonly id: string
  readonly kind: HistoryKind
  readonly at: string
  readonly by: string
  readonly why?: string
  readonly changes: readonly FieldChange[]
}

/** The history of one record from the changesets that touched it, in the order given: newest first. */
export function historyOf(
  recordId: string,
  changesets: readonly Changeset[]
): readonly HistoryEntry[] {
  const written = operationsOf(recordId, changesets)
  const takingBack = takingBackKinds(changesets)
  return changesets.map(changeset => {
    const own = changeset.ops.filter(operation => operation.r === recordId)
    const id = operationId(changeset, 0)
    return {
      id,
      kind: takingBack.get(stepOf(changeset)) ?? kindOf(own),
      at: changeset.at,
      by: changeset.by,
      ...(changeset.why === undefined ? {} : { why: changeset.why }),
      changes: fieldChanges(own, written)
    }
  })
}

/** What operations of one record change; `written` knows the values that they replace. */
export function fieldChanges(
  operations: readonly Operation[],
  written: ReadonlyMap<OperationId, Json>
): readonly FieldChange[] {
  return outcomes(operations)
    .filter(operation => operation.f !== deletedField)
    .map(operation => changeOf(operation, written))
}

function operationsOf(
  recordId: string,
  changesets: readonly Changeset[]
): ReadonlyMap<OperationId, Json> {
  const values = new Map<OperationId, Json>()
  for (const changeset of changesets) {
    changeset.ops.forEach((operation, index) => {
      if (operation.r === recordId) values.set(operationId(changeset, index), operation.p)
    })
  }
  return values
}

/**
 * Which steps took something back. A step that takes back an undo brings the change back: a redo; one that takes
 * back a redo is an undo again.
 */
function takingBackKinds(changesets: readonly Changeset[]): ReadonlyMap<string, 'undo' | 'redo'> {
  const kinds = new Map<string, 'undo' | 'redo'>()
  for (const changeset of [...changesets].reverse()) {
    if (changeset.undo === undefined) continue
    kinds.set(stepOf(changeset), kinds.get(changeset.undo) === 'undo' ? 'redo' : 'undo')
  }
  return kinds
}

/** What became of the record's existence; `changed` where nothing did. */
export function kindOf(operations: readonly Operation[]): Exclude<HistoryKind, 'undo' | 'redo'> {
  const existence = operations.findLast(operation => operation.f === deletedField)
  if (!existence) return 'changed'
  if (existence.p !== false) return 'deleted'
  return existence.o.length === 0 ? 'created' : 'restored'
}

/** A save may put a register twice: what counts is what it held before, and the outcome. */
function outcomes(operations: readonly Operation[]): readonly Operation[] {
  const byRegister = new Map<string, Operation>()
  for (const operation of operations) {
    const register = registerOf(operation)
    const first = byRegister.get(register)
    byRegister.set(register, first ? { ...first, p: operation.p } : operation)
  }
  return [...byRegister.values()]
}

function changeOf(operation: Operation, written: ReadonlyMap<OperationId, Json>): FieldChange {
  const isElement = operation.e !== undefined
  const replaced = operation.o.map(id => written.get(id) ?? null)
  const shown = (value: Json): Json => (isElement ? elementPart(value, 'v') : value)
  const from = distinct(replaced.map(shown).filter(value => value !== null))
  const to = shown(operation.p)
  const former = replaced.at(-1) ?? null
  const isSame = from.length === 1 && isEqual(from[0] ?? null, to)
  return {
    field: operation.f,
    ...(operation.e === undefined ? {} : { element: operation.e }),
    from,
    to,
    former,
    isMove: isElement && isSame && !isEqual(former, operation.p)
  }
}

function elementPart(value: Json, part: 'i' | 'v'): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  return (value as Readonly<Record<string, Json>>)[part] ?? null
}

export function isEqual(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function distinct(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map(value => [JSON.stringify(value), value])).values()]
}
