/** A place and a value that a record has in it, as facets and autocompletion count them, by number. */
export interface StoredTerms {
  readonly places: readonly string[]
  readonly values: readonly string[]
  readonly counts: readonly number[]
}

export class Terms {
  readonly #places: string[]
  readonly #values: string[]
  readonly #counts: number[]
  readonly #numbers = new Map<string, Map<string, number>>()

  constructor(stored?: StoredTerms) {
    this.#places = [...(stored?.places ?? [])]
    this.#values = [...(stored?.values ?? [])]
    this.#counts = [...(stored?.counts ?? [])]
    this.#places.forEach((place, term) => {
      this.#keep(place, this.#values[term] ?? '', term)
    })
  }

  get length(): number {
    return this.#places.length
  }

  take(place: string, value: string): number {
    const known = this.find(place, value)
    if (known >= 0) return known
    this.#keep(place, value, this.length)
    this.#values.push(value)
    this.#counts.push(0)
    return this.#places.push(place) - 1
  }

  find(place: string, value: string): number {
    return this.#numbers.get(place)?.get(value) ?? -1
  }

  #keep(place: string, value: string, term: number): void {
    const known = this.#numbers.get(place)
    if (known) known.set(value, term)
    else this.#numbers.set(place, new Map([[value, term]]))
  }

  /** The terms of a place, as pairs of value and number. */
  termsOf(place: string): Iterable<readonly [value: string, term: number]> {
    return this.#numbers.get(place) ?? []
  }

  placeOf(term: number): string {
    return this.#places[term] ?? ''
  }

  valueOf(term: number): string {
    return this.#values[term] ?? ''
  }

  count(term: number, by: number): void {
    this.#counts[term] = (this.#counts[term] ?? 0) + by
  }

  /** The values of a place that records have, most frequent first. */
  valuesOf(place: string): string[] {
    const countOf = (term: number): number => this.#counts[term] ?? 0
    return [...this.termsOf(place)]
      .filter(([, term]) => countOf(term) > 0)
      .sort(([a, one], [b, other]) => countOf(other) - countOf(one) || (a < b ? -1 : 1))
      .map(([value]) => value)
  }

  stored(): StoredTerms {
    return { places: this.#places, values: this.#values, counts: this.#counts }
  }
}
