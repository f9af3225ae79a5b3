import { wordList } from './lists'
import type { WordList } from './lists'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const wordsPerId = 4
const remembered = 20_000
const hexadecimal = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export interface StoredIds {
  readonly words: Uint32Array<ArrayBuffer>
  readonly others: readonly (readonly [row: number, id: string])[]
  /** The rows by the hashes of their ids, plus one. */
  readonly table: Uint32Array<ArrayBuffer>
}

/** Ids of records ↔ row numbers. A UUID takes sixteen bytes, and the table about eight more. */
export class Ids {
  readonly #words: WordList
  #table: Uint32Array<ArrayBuffer>
  /** Ids that are no UUIDs, of records that something else wrote. */
  readonly #others = new Map<string, number>()
  readonly #otherIds = new Map<number, string>()
  /** Rows found lately: neighbours mostly refer to the same few records. */
  readonly #recent = new Map<string, number>()

  constructor(stored?: StoredIds) {
    this.#words = wordList(stored?.words)
    for (const [row, id] of stored?.others ?? []) this.#keepOther(id, row)
    this.#table = stored?.table ?? new Uint32Array(1024)
  }

  get length(): number {
    return this.#words.length / wordsPerId
  }

  /** -1 when there is none. */
  rowOf(id: string): number {
    const recent = this.#recent.get(id)
    if (recent !== undefined) return recent
    if (!shape.test(id)) return this.#others.get(id) ?? -1
    const row = (this.#table[this.#slotOf(wordsOf(id))] ?? 0) - 1
    if (row >= 0) {
      if (this.#recent.size >= remembered) this.#recent.clear()
      this.#recent.set(id, row)
    }
    return row
  }

  /** The row of the id, a new one when it has none. */
  take(id: string): number {
    const known = this.rowOf(id)
    if (known >= 0) return known
    const row = this.length
    if (!shape.test(id)) {
      this.#words.append([0, 0, 0, 0])
      this.#keepOther(id, row)
      return row
    }
    const words = wordsOf(id)
    this.#table[this.#slotOf(words)] = row + 1
    this.#words.append(words)
    if (this.length * 2 > this.#table.length) this.#rehash()
    return row
  }

  idOf(row: number): string {
    const other = this.#otherIds.get(row)
    if (other !== undefined) return other
    let text = ''
    for (let at = 0; at < wordsPerId; at++) {
      const word = this.#words.at(row * wordsPerId + at)
      text +=
        (hexadecimal[word >>> 24] ?? '') +
        (hexadecimal[(word >>> 16) & 255] ?? '') +
        (hexadecimal[(word >>> 8) & 255] ?? '') +
        (hexadecimal[word & 255] ?? '')
    }
    return [
      text.slice(0, 8),
      text.slice(8, 12),
      text.slice(12, 16),
      text.slice(16, 20),
      text.slice(20)
    ].join('-')
  }

  stored(): StoredIds {
    return { words: this.#words.used(), others: [...this.#otherIds], table: this.#table }
  }

  #keepOther(id: string, row: number): void {
    this.#others.set(id, row)
    this.#otherIds.set(row, id)
  }

  #slotOf(words: Uint32Array): number {
    const mask = this.#table.length - 1
    for (let slot = hashOf(words, 0) & mask; ; slot = (slot + 1) & mask) {
      const row = (this.#table[slot] ?? 0) - 1
      if (row < 0 || this.#isAt(row, words)) return slot
    }
  }

  #isAt(row: number, words: Uint32Array): boolean {
    const { data } = this.#words
    const at = row * wordsPerId
    for (let part = 0; part < wordsPerId; part++) {
      if (data[at + part] !== words[part]) return false
    }
    return true
  }

  #rehash(): void {
    let size = 1024
    while (size < this.length * 3) size *= 2
    this.#table = new Uint32Array(size)
    for (let row = 0; row < this.length; row++) {
      if (this.#otherIds.has(row)) continue
      let slot = hashOf(this.#words.data, row * wordsPerId) & (size - 1)
      while (this.#table[slot]) slot = (slot + 1) & (size - 1)
      this.#table[slot] = row + 1
    }
  }
}

/** Of the id that was asked for last. */
const asked = new Uint32Array(wordsPerId)

/** In a list that is filled anew for the next. */
function wordsOf(id: string): Uint32Array {
  asked[0] = parseInt(id.slice(0, 8), 16)
  asked[1] = parseInt(id.slice(9, 13) + id.slice(14, 18), 16)
  asked[2] = parseInt(id.slice(19, 23) + id.slice(24, 28), 16)
  asked[3] = parseInt(id.slice(28), 16)
  return asked
}

function hashOf(words: Uint32Array, from: number): number {
  let hash = 0
  for (let at = from; at < from + wordsPerId; at++) {
    hash = Math.imul(hash ^ (words[at] ?? 0), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash >>> 0
}
