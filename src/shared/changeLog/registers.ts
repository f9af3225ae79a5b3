import type { CatalogueRecord } from '../records/record'
import { currentValue } from './apply'
import type { Json } from './changeset'

/** The field of a register (`registerOf`) and, for one of a repeatable field, the key of its element. */
export function partsOfRegister(register: string): {
  readonly field: string
  readonly element: string | undefined
} {
  const slash = register.indexOf('/')
  if (slash < 0) return { field: register, element: undefined }
  return { field: register.slice(0, slash), element: register.slice(slash + 1) }
}

/** What a register of the record holds, as an operation would put it. */
export function valueOfRegister(
  { values }: Pick<CatalogueRecord, 'values'>,
  register: string
): Json {
  const { field, element } = partsOfRegister(register)
  return currentValue(values[field], element)
}
