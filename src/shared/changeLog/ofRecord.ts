import { deletedField } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { currentValue } from './apply'
import type { Json, Operation } from './changeset'

/**
 * The operations that bring a record into being as it is, with its contradicting values. Each list belongs into a
 * changeset after those of the list before it, so that of contradicting values the newest stays the newest.
 */
export function operationsOfRecord(record: CatalogueRecord): readonly (readonly Operation[])[] {
  const layers: Operation[][] = [[]]
  for (const register of Object.keys(record.live)) {
    valuesOf(record, register).forEach((value, depth) => {
      const layer = (layers[depth] ??= [])
      layer.push(put(record, register, value))
    })
  }
  if (layers[0]?.length === 0) layers[0].push(put(record, deletedField, null))
  return layers
}

/** The values of a register as operations put them, oldest first; none where it is empty. */
function valuesOf(record: CatalogueRecord, register: string): readonly Json[] {
  const conflicting = record.conflicts?.[register]
  if (conflicting) return conflicting.map(({ value }) => value)
  const { field, element } = partsOf(register)
  const value = currentValue(record.values[field], element)
  return value === null ? [] : [value]
}

function put({ id, kind }: CatalogueRecord, register: string, value: Json): Operation {
  const { field, element } = partsOf(register)
  const e = element === undefined ? {} : { e: element }
  return { k: kind, r: id, f: field, ...e, p: value, o: [] }
}

function partsOf(register: string): { readonly field: string; readonly element?: string } {
  const slash = register.indexOf('/')
  if (slash < 0) return { field: register }
  return { field: register.slice(0, slash), element: register.slice(slash + 1) }
}
