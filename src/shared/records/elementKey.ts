import type { Json } from '../changeLog/changeset'
import type { Field } from './field'

/**
 * Key of an element of a repeatable field. The elements of a plain set (terms, references) are named by their value,
 * so that the same one added on two machines is one; others by the random key given.
 */
export function elementKey(field: Field, value: Json, random: () => string): string {
  const isSet = field.type === 'term' || field.type === 'reference'
  return isSet && typeof value === 'string' && value !== '' ? value : random()
}
