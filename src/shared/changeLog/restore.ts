import type { CatalogueRecord } from '../records/record'
import { applyOperations, idOfLive, operationsByRecord } from './apply'
import type { Changeset, Json, Operation } from './changeset'
import { isEqual } from './history'
import type { FieldChange } from './history'
import { partsOfRegister, valueOfRegister } from './registers'

/** The record as it was after the last of these changesets; undefined where it did not exist yet. */
export function recordAfter(
  recordId: string,
  changesets: readonly Changeset[]
): CatalogueRecord | undefined {
  const inOrder = [...changesets].sort((a, b) => (a.t < b.t ? -1 : a.t > b.t ? 1 : 0))
  return applyOperations(undefined, operationsByRecord(inOrder).get(recordId) ?? [])
}

interface DifferingRegister {
  readonly register: string
  readonly now: Json
  readonly then: Json
}

/** The registers that hold something else than they did, or hold several values now. */
function differing(current: CatalogueRecord, then: CatalogueRecord): readonly DifferingRegister[] {
  const registers = new Set([...Object.keys(then.live), ...Object.keys(current.live)])
  return [...registers].flatMap(register => {
    const values = {
      register,
      now: valueOfRegister(current, register),
      then: valueOfRegister(then, register)
    }
    const isAsThen = isEqual(values.now, values.then) && !current.conflicts?.[register]
    return isAsThen ? [] : [values]
  })
}

/** The operations that make the record again what it was, elements and deletion included. */
export function restoreOperations(
  current: CatalogueRecord,
  then: CatalogueRecord
): readonly Operation[] {
  return differing(current, then).map(({ register, then: p }) => {
    const { field, element } = partsOfRegister(register)
    const o = (current.live[register] ?? []).map(idOfLive)
    const e = element === undefined ? {} : { e: element }
    return { k: current.kind, r: current.id, f: field, ...e, p, o }
  })
}

/** What `restoreOperations` would change, as a history shows it. */
export function restoreChanges(
  current: CatalogueRecord,
  then: CatalogueRecord
): readonly FieldChange[] {
  return differing(current, then).map(({ register, now, then: former }) => {
    const { field, element } = partsOfRegister(register)
    const shown = (value: Json): Json => (element === undefined ? value : innerValue(value))
    const from = shown(now)
    const isMove = element !== undefined && now !== null && isEqual(from, shown(former))
    return {
      field,
      ...(element === undefined ? {} : { element }),
      from: from === null ? [] : [from],
      to: shown(former),
      former: now,
      isMove
    }
  })
}

function innerValue(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  return (value as Readonly<Record<string, Json>>)['v'] ?? null
}
