import { byteList, wordList } from './lists'
import type { ByteList, WordList } from './lists'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Texts in the order of their code points, as UTF-8, found by halving. */
export class SortedTexts {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: Uint32Array<ArrayBuffer>

  constructor(bytes: Uint8Array<ArrayBuffer>, ends: Uint32Array<ArrayBuffer>) {
    this.bytes = bytes
    this.ends = ends
  }

  get length(): number {
    return this.ends.length
  }

  get(index: number): string {
    return decoder.decode(this.bytes.subarray(this.#start(index), this.ends[index]))
  }

  /** The texts that begin with this one, as [from, to). */
  beginningWith(prefix: string): readonly [number, number] {
    const wanted = encoder.encode(prefix)
    const from = this.#first(index => this.#compare(index, wanted) >= 0)
    return [from, this.#first(index => this.#comparePrefix(index, wanted) > 0)]
  }

  /** This text, as [from, to): where it may be several times, all of them. */
  equalTo(text: string): readonly [number, number] {
    const wanted = encoder.encode(text)
    const from = this.#first(index => this.#compare(index, wanted) >= 0)
    return [from, this.#first(index => this.#compare(index, wanted) > 0)]
  }

  #start(index: number): number {
    return index === 0 ? 0 : (this.ends[index - 1] ?? 0)
  }

  #first(isReached: (index: number) => boolean): number {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isReached(middle)) high = middle
      else low = middle + 1
    }
    return low
  }

  #compare(index: number, wanted: Uint8Array): number {
    const start = this.#start(index)
    const length = (this.ends[index] ?? 0) - start
    return this.#comparePrefix(index, wanted) || length - wanted.length
  }

  #comparePrefix(index: number, wanted: Uint8Array): number {
    const start = this.#start(index)
    const length = Math.min((this.ends[index] ?? 0) - start, wanted.length)
    for (let at = 0; at < length; at++) {
      const difference = (this.bytes[start + at] ?? 0) - (wanted[at] ?? 0)
      if (difference !== 0) return difference
    }
    return length < wanted.length ? -1 : 0
  }
}

/** Takes texts in their order. */
export class SortedTextsBuilder {
  readonly #bytes: ByteList = byteList()
  readonly #ends: WordList = wordList()

  push(text: string): void {
    this.#bytes.reserve(text.length * 3)
    const target = this.#bytes.data.subarray(this.#bytes.length)
    this.#bytes.length += encoder.encodeInto(text, target).written
    this.#ends.push(this.#bytes.length)
  }

  built(): SortedTexts {
    return new SortedTexts(this.#bytes.used().slice(), this.#ends.used().slice())
  }
}

const surrogates = /[\ud800-\udfff]/

/** Sorts in place. The engine's own order is that of code units, and much faster. */
export function sortTexts(texts: string[]): string[] {
  return texts.some(text => surrogates.test(text)) ? texts.sort(compareTexts) : texts.sort()
}

/** Order of code points, which is that of UTF-8; UTF-16 has another beyond U+FFFF. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  if (!surrogates.test(a) && !surrogates.test(b)) return a < b ? -1 : 1
  const [one, other] = [[...a], [...b]]
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const difference = (one[at]?.codePointAt(0) ?? 0) - (other[at]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}
