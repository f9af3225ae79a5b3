import { byteList, wordList } from './lists'
import type { ByteList, WordList } from './lists'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** Texts seen lately are found without being encoded. */
const remembered = 50_000

export interface StoredTexts {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: Uint32Array<ArrayBuffer>
  /** The numbers of the texts by their hashes, so that loading need not hash them all. */
  readonly table: Uint32Array<ArrayBuffer>
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
    this.#table = stored?.table ?? new Uint32Array(1024)
  }

  get length(): number {
    return this.#ends.length
  }

  /** The same number for the same text. */
  intern(text: string): number {
    if (text === '') return 0
    const recent = this.#recent.get(text)
    if (recent !== undefined) return recent
    const bytes = encoded(text)
    const found = this.#find(bytes)
    const id = found.id || this.#ends.length
    if (!found.id) {
      this.#bytes.append(bytes)
      this.#ends.push(this.#bytes.length)
      this.#table[found.slot] = id
      if (this.#ends.length * 1.3 > this.#table.length) this.#rehash()
    }
    if (this.#recent.size >= remembered) this.#recent.clear()
    this.#recent.set(text, id)
    return id
  }

  /** -1 for a text that is not there. */
  find(text: string): number {
    if (text === '') return 0
    return this.#recent.get(text) ?? (this.#find(encoded(text)).id || -1)
  }

  get(id: number): string {
    if (id === 0) return ''
    return decoder.decode(this.#bytes.data.subarray(this.#ends.at(id - 1), this.#ends.at(id)))
  }

  stored(): StoredTexts {
    return {
      bytes: this.#bytes.used(),
      ends: this.#ends.used(),
      table: this.#table
    }
  }

  #find(bytes: Uint8Array): { id: number; slot: number } {
    const mask = this.#table.length - 1
    for (let slot = hashOf(bytes, 0, bytes.length) & mask; ; slot = (slot + 1) & mask) {
      const id = this.#table[slot] ?? 0
      if (id === 0 || this.#isEqual(id, bytes)) return { id, slot }
    }
  }

  #isEqual(id: number, bytes: Uint8Array): boolean {
    const start = this.#ends.at(id - 1)
    if (this.#ends.at(id) - start !== bytes.length) return false
    const { data } = this.#bytes
    for (let at = 0; at < bytes.length; at++) if (data[start + at] !== bytes[at]) return false
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

let scratch = new Uint8Array(1024)

/** In a buffer that is filled anew for the next. */
function encoded(text: string): Uint8Array {
  if (text.length * 3 > scratch.length) scratch = new Uint8Array(text.length * 3)
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written)
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
