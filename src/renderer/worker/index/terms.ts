import { wordList } from './lists'
import type { WordList } from './lists'
import type { TextPool } from './textPool'

type Words = Uint32Array<ArrayBuffer>

export interface StoredTerms {
  readonly places: readonly string[]
  /** Of each term the number of its place, that of its value among the texts, and how many records have it. */
  readonly placeNumbers: Words
  readonly values: Words
  readonly counts: Words
}

/** A place and a value that a record has in it, as facets and autocompletion count them, by number. */
export class Terms {
  readonly #texts: TextPool
  readonly #places: string[]
  readonly #placeNumbers: WordList
  readonly #values: WordList
  readonly #counts: WordList
  /** The terms of a place, and the same by the number of their value; made when the place is asked for. */
  readonly #ofPlaces = new Map<string, { terms: WordList; byValue: Map<number, number> }>()

  constructor(texts: TextPool, stored?: StoredTerms) {
    this.#texts = texts
    this.#places = [...(stored?.places ?? [])]
    this.#placeNumbers = wordList(stored?.placeNumbers)
    this.#values = wordList(stored?.values)
    this.#counts = wordList(stored?.counts)
  }

  get length(): number {
    return this.#values.length
  }

  take(place: string, value: string): number {
    const { terms, byValue } = this.#ofPlace(place)
    const text = this.#texts.intern(value)
    const known = byValue.get(text)
    if (known !== undefined) return known
    const term = this.length
    terms.push(term)
    byValue.set(text, term)
    this.#placeNumbers.push(this.#placeNumber(place))
    this.#values.push(text)
    this.#counts.push(0)
    return term
  }

  /** -1 where no record has ever had it. */
  find(place: string, value: string): number {
    return this.#ofPlace(place).byValue.get(this.#texts.find(value)) ?? -1
  }

  termsOf(place: string): Uint32Array {
    return this.#ofPlace(place).terms.used()
  }

  placeOf(term: number): string {
    return this.#places[this.#placeNumbers.at(term)] ?? ''
  }

  valueOf(term: number): string {
    return this.#texts.get(this.#values.at(term))
  }

  count(term: number, by: number): void {
    this.#counts.set(term, this.#counts.at(term) + by)
  }

  /** The values of a place that records have, most frequent first. */
  valuesOf(place: string): string[] {
    return [...this.termsOf(place)]
      .map(term => ({ value: this.valueOf(term), count: this.#counts.at(term) }))
      .filter(({ count }) => count > 0)
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
      .map(({ value }) => value)
  }

  stored(): StoredTerms {
    return {
      places: this.#places,
      placeNumbers: this.#placeNumbers.used(),
      values: this.#values.used(),
      counts: this.#counts.used()
    }
  }

  #placeNumber(place: string): number {
    const known = this.#places.indexOf(place)
    return known >= 0 ? known : this.#places.push(place) - 1
  }

  #ofPlace(place: string) {
    const known = this.#ofPlaces.get(place)
    if (known) return known
    const made = { terms: wordList(), byValue: new Map<number, number>() }
    const number = this.#places.indexOf(place)
    for (let term = 0; number >= 0 && term < this.length; term++) {
      if (this.#placeNumbers.at(term) !== number) continue
      made.terms.push(term)
      made.byValue.set(this.#values.at(term), term)
    }
    this.#ofPlaces.set(place, made)
    return made
  }
}
