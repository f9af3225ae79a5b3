import { severalPlaces } from './segment'
import type { Segment } from './segment'

/** Goes through the postings of a word, from row to row; places are read where they are asked for. */
export class PostingReader {
  /** -1 before the first, Infinity after the last. */
  row = -1
  groups = 0
  readonly #postings: Uint8Array
  readonly #end: number
  #at: number
  /** The only place, or `severalPlaces`. */
  #only = 0
  #placesAt = 0
  readonly #places: number[] = []
  #placesOf = -1

  constructor(segment: Segment, word: number) {
    this.#postings = segment.postings
    this.#at = segment.startOf(word)
    this.#end = segment.postingEnds[word] ?? 0
  }

  /** Goes on to this row or the first after it, and says which it is. */
  goTo(wanted: number): number {
    const postings = this.#postings
    let { row } = this
    let at = this.#at
    while (row < wanted) {
      if (at >= this.#end) {
        row = Infinity
        break
      }
      let byte = postings[at++] ?? 0
      let distance = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = postings[at++] ?? 0
        distance |= (byte & 127) << shift
      }
      row += distance
      this.groups = postings[at++] ?? 0
      this.#only = postings[at++] ?? 0
      if (this.#only < severalPlaces) continue
      this.#placesAt = at
      // Of the last place the lowest bit is 0.
      for (let hasMore = true; hasMore;) {
        byte = postings[at++] ?? 0
        hasMore = (byte & 1) === 1
        while (byte > 127) byte = postings[at++] ?? 0
      }
    }
    this.row = row
    this.#at = at
    return row
  }

  isAt(place: number): boolean {
    if (this.#only < severalPlaces) return this.#only === place
    const places = this.places()
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((places[middle] ?? 0) < place) low = middle + 1
      else high = middle
    }
    return places[low] === place
  }

  /** The places of the word in the row, rising, in a list that is filled anew for the next row. */
  places(): readonly number[] {
    const places = this.#places
    if (this.#placesOf === this.row) return places
    this.#placesOf = this.row
    places.length = 0
    if (this.#only < severalPlaces) {
      places.push(this.#only)
      return places
    }
    let at = this.#placesAt
    for (let place = 0, hasMore = true; hasMore;) {
      let value = 0
      let byte = 128
      for (let shift = 0; byte > 127; shift += 7) {
        byte = this.#postings[at++] ?? 0
        value |= (byte & 127) << shift
      }
      place += value >>> 1
      hasMore = (value & 1) === 1
      places.push(place)
    }
    return places
  }
}
