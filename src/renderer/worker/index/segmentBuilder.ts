import { eachWord, romanisedRuns } from '../../../shared/search/tokens'
import { wordList } from './lists'
import type { Segment } from './segment'
import { keyTable, SegmentWriter } from './segmentWriter'
import { sortTexts } from './sortedTexts'

export interface GroupedText {
  /** One bit: the group of the field (`groups.ts`). */
  readonly group: number
  readonly text: string
}

/** The words of a text, by number, with their places from its beginning. */
interface TextWords {
  readonly numbers: number[]
  readonly places: number[]
  readonly length: number
}

/** Terms and titles of others come again and again: so many of so many letters are divided into words once. */
const rememberedTexts = 20_000
const longestRemembered = 80

/** Keeps the words of a phrase from being found across two texts. */
const gap = 1

/** Collects the words of records, then makes a segment of them. */
export class SegmentBuilder {
  readonly #numbers = new Map<string, number>()
  /** Parallel: every occurrence of a word, in the order of reading. */
  readonly #words = wordList()
  readonly #rows = wordList()
  readonly #places = wordList()
  readonly #groups = wordList()
  readonly #texts = new Map<string, TextWords>()
  /** Where the words of each record begin. */
  readonly #begins: { readonly row: number; readonly from: number }[] = []

  get records(): number {
    return this.#begins.length
  }

  get occurrences(): number {
    return this.#words.length
  }

  add(row: number, texts: readonly GroupedText[]): void {
    this.#begins.push({ row, from: this.#words.length })
    let position = 0
    for (const { group, text } of texts) {
      const { numbers, places, length } = this.#wordsOf(text)
      for (let at = 0; at < numbers.length; at++) {
        this.#words.push(numbers[at] ?? 0)
        this.#rows.push(row)
        this.#places.push(position + (places[at] ?? 0))
        this.#groups.push(group)
      }
      position += length + gap
    }
  }

  built(id: number): Segment {
    const words = sortTexts([...this.#numbers.keys()])
    const order = this.#byWord()
    const writer = new SegmentWriter()
    for (const word of words) {
      writer.beginWord(word)
      this.#write(writer, order, this.#numbers.get(word) ?? 0)
      writer.endWord()
    }
    return writer.built(id, this.records, keyTable(words))
  }

  #wordsOf(text: string): TextWords {
    const known = this.#texts.get(text)
    if (known) return known
    const numbers: number[] = []
    const places: number[] = []
    const take = (word: string, place: number): void => {
      numbers.push(this.#numberOf(word))
      places.push(place)
    }
    let length = eachWord(text, take)
    for (const run of romanisedRuns(text)) take(run, gap + length++)
    const words = { numbers, places, length }
    if (text.length > longestRemembered) return words
    if (this.#texts.size >= rememberedTexts) this.#texts.clear()
    this.#texts.set(text, words)
    return words
  }

  #numberOf(word: string): number {
    let number = this.#numbers.get(word)
    if (number === undefined) {
      number = this.#numbers.size
      this.#numbers.set(word, number)
    }
    return number
  }

  /** The occurrences of each word in turn, by row and within a row in the order of reading. */
  #byWord(): { readonly occurrences: Uint32Array; readonly ends: Uint32Array } {
    const ends = new Uint32Array(this.#numbers.size + 1)
    const count = this.#words.length
    for (let at = 0; at < count; at++) {
      const word = this.#words.at(at) + 1
      ends[word] = (ends[word] ?? 0) + 1
    }
    for (let word = 1; word < ends.length; word++) {
      ends[word] = (ends[word] ?? 0) + (ends[word - 1] ?? 0)
    }
    const occurrences = new Uint32Array(count)
    const next = ends.slice()
    const records = this.#begins.map(({ row, from }, at) => ({
      row,
      from,
      to: this.#begins[at + 1]?.from ?? count
    }))
    for (const { from, to } of records.sort((a, b) => a.row - b.row)) {
      for (let at = from; at < to; at++) {
        const word = this.#words.at(at)
        const place = next[word] ?? 0
        occurrences[place] = at
        next[word] = place + 1
      }
    }
    return { occurrences, ends }
  }

  #write(
    writer: SegmentWriter,
    { occurrences, ends }: { readonly occurrences: Uint32Array; readonly ends: Uint32Array },
    word: number
  ): void {
    const end = ends[word + 1] ?? 0
    const places: number[] = []
    for (let at = ends[word] ?? 0; at < end;) {
      const row = this.#rows.at(occurrences[at] ?? 0)
      places.length = 0
      let groups = 0
      for (; at < end && this.#rows.at(occurrences[at] ?? 0) === row; at++) {
        const occurrence = occurrences[at] ?? 0
        const place = this.#places.at(occurrence)
        if (places.at(-1) !== place) places.push(place)
        groups |= this.#groups.at(occurrence)
      }
      writer.addPlaces(row, groups, places)
    }
  }
}
