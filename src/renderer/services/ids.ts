import { v7 } from 'uuid'

/** UUID version 7: ids sort by the time of creation. */
export function newRecordId(): string {
  return v7()
}

export function newTransactionId(): string {
  return v7()
}

/** Key of an element of a repeatable field, unique within its field. */
export function newElementKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
