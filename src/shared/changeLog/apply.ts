import type { CatalogueRecord, ConflictingValue, Element } from '../records/record'
import { referencesOf } from '../records/references'
import { operationId, placeOf, registerOf } from './changeset'
import type { Changeset, Json, Operation } from './changeset'
import { parseStamp } from './clock'

/** An operation with the identity its changeset gives it. */
export interface AppliedOperation {
  readonly id: string
  readonly stamp: string
  readonly operation: Operation
}

/** Operations of several changesets, by record. */
export function operationsByRecord(
  changesets: readonly Changeset[]
): Map<string, AppliedOperation[]> {
  const byRecord = new Map<string, AppliedOperation[]>()
  for (const changeset of changesets) {
    changeset.ops.forEach((operation, index) => {
      const applied = { id: operationId(changeset, index), stamp: changeset.t, operation }
      const list = byRecord.get(operation.r)
      if (list) list.push(applied)
      else byRecord.set(operation.r, [applied])
    })
  }
  return byRecord
}

/** The operation id of a live entry ("id@stamp"). */
export function idOfLive(live: string): string {
  return live.slice(0, live.indexOf('@'))
}

function stampOfLive(live: string): string {
  return live.slice(live.indexOf('@') + 1)
}

interface RegisterChange {
  readonly field: string
  readonly element: string | undefined
  readonly added: Map<string, Json>
  readonly replaced: Set<string>
}

function changesByRegister(operations: readonly AppliedOperation[]): Map<string, RegisterChange> {
  const changes = new Map<string, RegisterChange>()
  for (const { id, stamp, operation } of operations) {
    const register = registerOf(operation)
    let change = changes.get(register)
    if (!change) {
      change = { field: operation.f, element: operation.e, added: new Map(), replaced: new Set() }
      changes.set(register, change)
    }
    change.added.set(`${id}@${stamp}`, operation.p)
    for (const replaced of operation.o) change.replaced.add(replaced)
  }
  return changes
}

/** Newest last. */
function byStamp(a: ConflictingValue, b: ConflictingValue): number {
  const [first, second] = [stampOfLive(a.live), stampOfLive(b.live)]
  return first < second ? -1 : first > second ? 1 : a.live < b.live ? -1 : 1
}

/**
 * Applies operations to a record: per register, the live values are those that no operation replaced. The same
 * operations applied again, or in another order within one call, give the same record; operations that name others
 * in `o` must not come in an earlier call than those.
 */
export function applyOperations(
  record: CatalogueRecord | undefined,
  operations: readonly AppliedOperation[]
): CatalogueRecord | undefined {
  const first = operations[0]
  if (!first) return record
  const values: Record<string, Json | readonly Element[]> = { ...record?.values }
  const live: Record<string, readonly string[]> = { ...record?.live }
  const conflicts: Record<string, readonly ConflictingValue[]> = { ...record?.conflicts }
  for (const [register, change] of changesByRegister(operations)) {
    const current = liveValues(register, change, values, live, conflicts)
    for (const [id, value] of change.added) current.set(id, value)
    const remaining = [...current]
      .filter(([id]) => !change.replaced.has(idOfLive(id)))
      .map(([id, value]) => ({ live: id, value }))
      .sort(byStamp)
    live[register] = remaining.map(entry => entry.live)
    if (areContradicting(remaining)) conflicts[register] = remaining
    else Reflect.deleteProperty(conflicts, register)
    putValue(values, change, remaining.at(-1)?.value ?? null)
  }
  const base = {
    id: first.operation.r,
    kind: record?.kind ?? first.operation.k,
    values,
    live,
    createdAt: timeOf(operations, record?.createdAt, Math.min),
    updatedAt: timeOf(operations, record?.updatedAt, Math.max),
    refs: referencesOf(values),
    changesets: withChangesets(record?.changesets ?? {}, operations)
  }
  return Object.keys(conflicts).length > 0 ? { ...base, conflicts } : base
}

function withChangesets(
  known: Readonly<Record<string, readonly number[]>>,
  operations: readonly AppliedOperation[]
): Readonly<Record<string, readonly number[]>> {
  const changesets: Record<string, readonly number[]> = { ...known }
  for (const { id } of operations) {
    const [device, n] = placeOf(id)
    const numbers = changesets[device] ?? []
    const last = numbers.at(-1) ?? 0
    if (n > last) changesets[device] = [...numbers, n]
    else if (n < last && !numbers.includes(n)) {
      changesets[device] = [...numbers, n].sort((a, b) => a - b)
    }
  }
  return changesets
}

function liveValues(
  register: string,
  change: RegisterChange,
  values: Readonly<Record<string, Json | readonly Element[]>>,
  live: Readonly<Record<string, readonly string[]>>,
  conflicts: Readonly<Record<string, readonly ConflictingValue[]>>
): Map<string, Json> {
  const conflicting = conflicts[register]
  if (conflicting) return new Map(conflicting.map(entry => [entry.live, entry.value]))
  const value = currentValue(values[change.field], change.element)
  return new Map((live[register] ?? []).map(id => [id, value]))
}

/** What a register holds, as an operation puts it. */
export function currentValue(
  stored: Json | readonly Element[] | undefined,
  element: string | undefined
): Json {
  if (stored === undefined) return null
  if (element === undefined) return stored as Json
  const found = (stored as readonly Element[]).find(candidate => candidate.key === element)
  return found ? { i: found.order, v: found.value } : null
}

function putValue(
  values: Record<string, Json | readonly Element[]>,
  { field, element }: RegisterChange,
  value: Json
): void {
  const next = element === undefined ? value : withElement(values[field], element, value)
  const isEmpty =
    next === null || (element !== undefined && (next as readonly Element[]).length === 0)
  if (isEmpty) Reflect.deleteProperty(values, field)
  else values[field] = next
}

function withElement(
  stored: Json | readonly Element[] | undefined,
  key: string,
  value: Json
): readonly Element[] {
  const others = Array.isArray(stored)
    ? (stored as readonly Element[]).filter(element => element.key !== key)
    : []
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return others
  const { i, v } = value as Readonly<Record<string, Json>>
  const element = { key, order: typeof i === 'string' ? i : '', value: v ?? null }
  return [...others, element].sort((a, b) =>
    a.order < b.order ? -1 : a.order > b.order ? 1 : a.key < b.key ? -1 : 1
  )
}

function areContradicting(values: readonly ConflictingValue[]): boolean {
  if (values.length < 2) return false
  return new Set(values.map(({ value }) => JSON.stringify(value))).size > 1
}

function timeOf(
  operations: readonly AppliedOperation[],
  known: number | undefined,
  choose: (...times: number[]) => number
): number {
  // Most operations of a record come from one changeset.
  const stamps = new Set(operations.map(({ stamp }) => stamp))
  const times = [...stamps].map(stamp => parseStamp(stamp)?.milliseconds ?? 0)
  if (known !== undefined) times.push(known)
  return times.reduce((a, b) => choose(a, b))
}
