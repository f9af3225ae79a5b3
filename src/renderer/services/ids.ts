import { v7 } from 'uuid'

/** UUID version 7: ids sort by the time of creation. */
export function newRecordId(): string {
  return v7()
}

export function newTransactionId(): string {
  return v7()
}

const keyBytes = 8
/** Asking for chance costs more than using it, and an import of a table needs a key for every value. */
const pool = new Uint8Array(keyBytes * 512)
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
let used = pool.length

/** Key of an element of a repeatable field, unique within its field. */
export function newElementKey(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  let key = ''
  for (const end = used + keyBytes; used < end; used++) key += hex[pool[used] ?? 0] ?? ''
  return key
}
