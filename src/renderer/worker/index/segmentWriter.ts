import { skeletons } from '../../../shared/search/skeleton'
import { byteList, wordList } from './lists'
import { Segment, severalPlaces } from './segment'
import { SortedTextsBuilder, sortTexts } from './sortedTexts'

/** Puts a segment together, word by word in their order. */
export class SegmentWriter {
  readonly #words = new SortedTextsBuilder()
  readonly #postings = byteList()
  readonly #postingEnds = wordList()
  #row = -1

  /** Bytes of the postings so far. */
  get length(): number {
    return this.#postings.length
  }

  /** A posting of the word last begun; rows and, within a row, places rise. */
  addPlaces(row: number, groups: number, places: readonly number[]): void {
    if (row <= this.#row) throw new Error('A row has one posting for a word, and rows rise')
    this.#pushNumber(row - this.#row)
    this.#row = row
    this.#postings.push(groups)
    const only = places[0] ?? 0
    // Nearly all have one place, and it fits into a byte.
    if (places.length === 1 && only < severalPlaces) {
      this.#postings.push(only)
      return
    }
    this.#postings.push(severalPlaces)
    let last = 0
    places.forEach((place, index) => {
      this.#pushNumber((place - last) * 2 + (index < places.length - 1 ? 1 : 0))
      last = place
    })
  }

  beginWord(word: string): void {
    this.#words.push(word)
    this.#row = -1
  }

  endWord(): void {
    this.#postingEnds.push(this.#postings.length)
  }

  built(id: number, records: number, keys: KeyTable): Segment {
    const words = this.#words.built()
    return new Segment(id, {
      words: words.bytes,
      wordEnds: words.ends,
      ...keys,
      postingEnds: this.#postingEnds.used().slice(),
      postings: this.#postings.used().slice(),
      records
    })
  }

  #pushNumber(number: number): void {
    let rest = number
    while (rest >= 128) {
      this.#postings.push((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    this.#postings.push(rest)
  }
}

export interface KeyTable {
  readonly keys: Uint8Array<ArrayBuffer>
  readonly keyEnds: Uint32Array<ArrayBuffer>
  readonly keyWords: Uint32Array<ArrayBuffer>
}

/** The keys of words in their order. */
export function keyTable(words: readonly string[]): KeyTable {
  const wordsByKey = new Map<string, number[]>()
  words.forEach((word, number) => {
    for (const key of skeletons(word)) {
      const known = wordsByKey.get(key)
      if (known) known.push(number)
      else wordsByKey.set(key, [number])
    }
  })
  const keys = new SortedTextsBuilder()
  const keyWords = wordList()
  for (const key of sortTexts([...wordsByKey.keys()])) {
    for (const word of wordsByKey.get(key) ?? []) {
      keys.push(key)
      keyWords.push(word)
    }
  }
  const { bytes, ends } = keys.built()
  return { keys: bytes, keyEnds: ends, keyWords: keyWords.used().slice() }
}
