import { byteList, wordList } from './lists'
import type { ByteList, WordList } from './lists'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** Texts seen lately are found without being encoded. */
const remembered = 50_000

export interface StoredTexts {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: Uint32Array<ArrayBuffer>
}

/** Texts as UTF-8 in one buffer, by number; number 0 is the empty text. */
export class TextPool {
  readonly #bytes: ByteList
  readonly #ends: WordList
  #table: Uint32Array<ArrayBuffer>
  readonly #recent = new Map<string, number>()

  constructor(stored?: StoredTexts) {
    this.#bytes = byteList(stored?.bytes)
    this.#ends = wordList(stored?.ends ?? new Uint32Array(1))
    this.#table = new Uint32Array(1024)
    if (stored) this.#rehash()
  }

  get length(): number {
    return this.#ends.length
  }

  /** The same number for the same text. */
  intern(text: string): number {
    if (text === '') return 0
    const recent = this.#recent.get(text)
    if (recent !== undefined) return recent
    const from = this.#bytes.length
    const to = this.#write(text)
    const found = this.#find(from, to)
    const id = found.id || this.#ends.length - 1
    if (found.id) {
      this.#bytes.length = from
      this.#ends.length--
    } else {
      this.#table[found.slot] = id
      if (this.#ends.length * 1.3 > this.#table.length) this.#rehash()
    }
    if (this.#recent.size >= remembered) this.#recent.clear()
    this.#recent.set(text, id)
    return id
  }

  get(id: number): string {
    if (id === 0) return ''
    return decoder.decode(this.#bytes.data.subarray(this.#ends.at(id - 1), this.#ends.at(id)))
  }

  stored(): StoredTexts {
    return {
      bytes: this.#bytes.used(),
      ends: this.#ends.used()
    }
  }

  #write(text: string): number {
    this.#bytes.reserve(text.length * 3)
    const target = this.#bytes.data.subarray(this.#bytes.length)
    this.#bytes.length += encoder.encodeInto(text, target).written
    this.#ends.push(this.#bytes.length)
    return this.#bytes.length
  }

  #find(from: number, to: number): { id: number; slot: number } {
    const { data } = this.#bytes
    const mask = this.#table.length - 1
    for (let slot = hashOf(data, from, to) & mask; ; slot = (slot + 1) & mask) {
      const id = this.#table[slot] ?? 0
      if (id === 0 || this.#isEqual(id, from, to)) return { id, slot }
    }
  }

  #isEqual(id: number, from: number, to: number): boolean {
    const start = this.#ends.at(id - 1)
    if (this.#ends.at(id) - start !== to - from) return false
    const { data } = this.#bytes
    for (let at = 0; at < to - from; at++) if (data[start + at] !== data[from + at]) return false
    return true
  }

  #rehash(): void {
    let size = 1024
    while (size < this.#ends.length * 1.4) size *= 2
    this.#table = new Uint32Array(size)
    for (let id = 1; id < this.#ends.length; id++) {
      let slot = hashOf(this.#bytes.data, this.#ends.at(id - 1), this.#ends.at(id)) & (size - 1)
      while (this.#table[slot]) slot = (slot + 1) & (size - 1)
      this.#table[slot] = id
    }
  }
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
