import { sortKeyOf } from './cells'
import type { Collation } from './collation'
import { wordList } from './lists'
import type { WordList } from './lists'
import type { Rows } from './rows'
import { compareKeys, sortedPlaces } from './sortKeys'
import type { Key } from './sortKeys'

/** All rows in the order of a column, those without a value last. */
export interface Order {
  readonly rows: Uint32Array<ArrayBuffer>
  /** How many of them have a value. */
  readonly filled: number
}

/** An order that also tells the place of a row in it. */
export interface PlacedOrder extends Order {
  placeOf(row: number): number
}

interface KeptOrder {
  rows: WordList
  filled: number
  /** Place of each row; made when it is needed. */
  places: WordList | null
  /** Rows to be put in their new place before it is used again. */
  readonly changed: Set<number>
}

const mostKept = 8
/** So few changed rows are moved; more are merged in, unless all are sorted anew. */
const fewChanged = 16
/** Comparisons, each of two keys made for it, that a merged row takes about: from one row in so many on all are sorted. */
const comparisonsOfMerged = 16

/** The sort orders that were asked for, kept up to date. */
export class Orders {
  readonly #rows: Rows
  readonly #collation: Collation
  readonly #kept = new Map<string, KeptOrder>()

  constructor(
    rows: Rows,
    collation: Collation,
    stored: readonly (readonly [string, Order])[] = []
  ) {
    this.#rows = rows
    this.#collation = collation
    for (const [column, order] of stored) this.#kept.set(column, kept(order))
  }

  changed(row: number): void {
    for (const { changed } of this.#kept.values()) changed.add(row)
  }

  has(column: string): boolean {
    return this.#kept.has(column)
  }

  of(column: string): Order {
    const { rows, filled } = this.#current(column)
    return { rows: rows.used(), filled }
  }

  placed(column: string): PlacedOrder {
    const order = this.#current(column)
    const places = (order.places ??= placesIn(order.rows))
    return { ...this.of(column), placeOf: row => places.at(row) }
  }

  /** The places of titles that begin with this text, as [from, to). */
  titlesBeginning(text: string): readonly [number, number] {
    const { rows, filled } = this.of('recordTitle')
    const wanted = this.#collation.keyOf(text)
    if (wanted === '') return [0, 0]
    const begins = (place: number): string =>
      this.#collation.keyOf(this.#rows.titleOf(rows[place] ?? 0)).slice(0, wanted.length)
    return [
      firstPlace(0, filled, place => begins(place) >= wanted),
      firstPlace(0, filled, place => begins(place) > wanted)
    ]
  }

  stored(): readonly (readonly [string, Order])[] {
    return [...this.#kept.keys()].map(column => {
      const { rows, filled } = this.of(column)
      return [column, { rows, filled }]
    })
  }

  #current(column: string): KeptOrder {
    const known = this.#kept.get(column)
    if (known && known.changed.size === 0) return known
    const isWorn =
      known && known.changed.size > Math.max(fewChanged, this.#rows.length / comparisonsOfMerged)
    const order = !known || isWorn ? kept(this.#sorted(column)) : known
    if (known === order) {
      if (known.changed.size <= fewChanged) this.#move(column, known)
      else this.#mergeIn(column, known)
    }
    order.changed.clear()
    this.#kept.delete(column)
    this.#kept.set(column, order)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break
      if (oldest !== 'recordTitle') this.#kept.delete(oldest)
    }
    return order
  }

  #keyReader(column: string): (row: number) => Key {
    const rows = this.#rows
    if (column === 'updatedAt') return row => rows.updatedAtOf(row)
    if (column === 'kind') return row => this.#collation.keyOf(rows.kindOf(row))
    if (column === 'recordTitle') return row => this.#collation.keyOf(rows.titleOf(row)) || null
    const positions = rows.positionsOf(column)
    return row => {
      const position = positions[rows.kindNumberOf(row)] ?? -1
      const text = position < 0 ? -1 : rows.cellOf(row, position)
      return text < 0 ? null : this.#keyOfCell(text)
    }
  }

  #keyOfCell(text: number): Key {
    const key = sortKeyOf(this.#rows.texts.get(text))
    return typeof key === 'string' ? this.#collation.keyOfFolded(key) : key
  }

  #sorted(column: string): Order {
    if (column === 'recordTitle' || column === 'updatedAt' || column === 'kind') {
      return this.#sortedByRow(column)
    }
    return this.#sortedByText(column)
  }

  /** Where nearly every row has a value of its own. */
  #sortedByRow(column: string): Order {
    const keyOf = this.#keyReader(column)
    const keys = Array.from({ length: this.#rows.length }, (_, row) => keyOf(row))
    const { places, filled } = sortedPlaces(keys)
    return { rows: places, filled }
  }

  /** Many rows share a text: the texts are sorted, and the rows counted into their places. */
  #sortedByText(column: string): Order {
    const rows = this.#rows
    const positions = rows.positionsOf(column)
    const count = rows.length
    /** For each row the number of its text among those of the column, plus one; 0 for none. */
    const numberOfRow = new Uint32Array(count)
    const numberOfText = new Uint32Array(rows.texts.length)
    const keys: Key[] = []
    for (let row = 0; row < count; row++) {
      const position = positions[rows.kindNumberOf(row)] ?? -1
      const text = position < 0 ? -1 : rows.cellOf(row, position)
      if (text < 0) continue
      if (!numberOfText[text]) numberOfText[text] = keys.push(this.#keyOfCell(text))
      numberOfRow[row] = numberOfText[text] ?? 0
    }
    const { places, filled: filledTexts } = sortedPlaces(keys)
    // Texts with equal keys share a rank, so that their rows keep to the order of rows.
    const rankOfNumber = new Uint32Array(keys.length + 1)
    let ranks = 0
    let last: Key | undefined
    for (const place of places.subarray(0, filledTexts)) {
      const key = keys[place] ?? null
      if (last === undefined || compareKeys(last, key) !== 0) ranks++
      rankOfNumber[place + 1] = ranks - 1
      last = key
    }
    rankOfNumber[0] = ranks
    for (const place of places.subarray(filledTexts)) rankOfNumber[place + 1] = ranks
    const starts = new Uint32Array(ranks + 2)
    for (const number of numberOfRow) {
      const rank = rankOfNumber[number] ?? 0
      starts[rank + 1] = (starts[rank + 1] ?? 0) + 1
    }
    for (let rank = 1; rank < starts.length; rank++) {
      starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0)
    }
    const filled = starts[ranks] ?? 0
    const sorted = new Uint32Array(count)
    for (let row = 0; row < count; row++) {
      const rank = rankOfNumber[numberOfRow[row] ?? 0] ?? 0
      const place = starts[rank] ?? 0
      sorted[place] = row
      starts[rank] = place + 1
    }
    return { rows: sorted, filled }
  }

  #comparison(column: string) {
    const keyOf = this.#keyReader(column)
    const compare = (a: number, b: number): number => compareKeys(keyOf(a), keyOf(b)) || a - b
    return { keyOf, compare }
  }

  /** Takes the changed rows out and puts them in again at their places; all others move within the list. */
  #move(column: string, order: KeptOrder): void {
    const { rows, changed, places } = order
    const { keyOf, compare } = this.#comparison(column)
    const before = rows.length
    let [from, to] = [before, 0]
    for (const row of changed) {
      const place = rows.used().indexOf(row)
      if (place < 0) continue
      rows.removeAt(place)
      if (place < order.filled) order.filled--
      ;[from, to] = [Math.min(from, place), Math.max(to, place)]
    }
    for (const row of [...changed].sort(compare)) {
      const place = firstPlace(0, rows.length, at => compare(rows.at(at), row) > 0)
      rows.insertAt(place, row)
      if (keyOf(row) !== null) order.filled++
      ;[from, to] = [Math.min(from, place), Math.max(to, place)]
    }
    // Each removal and each insertion shifts what the others touched by one place at most.
    const end = rows.length === before ? Math.min(to + changed.size, before - 1) : rows.length - 1
    for (let place = Math.max(0, from - changed.size); places && place <= end; place++) {
      places.set(rows.at(place), place)
    }
  }

  /** Takes the changed rows out and merges them in again at their places. */
  #mergeIn(column: string, order: KeptOrder): void {
    const { changed } = order
    const { keyOf, compare } = this.#comparison(column)
    const { staying, stayingFilled } = without(order.rows.used(), order.filled, changed)
    const arriving = [...changed].sort(compare)
    const arrivingFilled = arriving.filter(row => keyOf(row) !== null).length
    const renewed = new Uint32Array(staying.length + arriving.length)
    let at = 0
    let from = 0
    for (const row of arriving) {
      const next = firstPlace(from, staying.length, place => compare(staying[place] ?? 0, row) > 0)
      renewed.set(staying.subarray(from, next), at)
      at += next - from
      renewed[at++] = row
      from = next
    }
    renewed.set(staying.subarray(from), at)
    order.rows = wordList(renewed)
    order.filled = stayingFilled + arrivingFilled
    order.places = null
  }
}

function kept({ rows, filled }: Order): KeptOrder {
  return { rows: wordList(rows), filled, places: null, changed: new Set() }
}

/** The first place from which on this holds; `to` where it never does. */
function firstPlace(from: number, to: number, isReached: (place: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isReached(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function placesIn(rows: WordList): WordList {
  const places = new Uint32Array(rows.length)
  for (let place = 0; place < rows.length; place++) places[rows.at(place)] = place
  return wordList(places)
}

/** The rows that have not changed, and how many of them have a value. */
function without(rows: Uint32Array<ArrayBuffer>, filled: number, changed: ReadonlySet<number>) {
  const isChanged = new Uint8Array(rows.length)
  for (const row of changed) isChanged[row] = 1
  const staying = new Uint32Array(rows.length)
  let length = 0
  let stayingFilled = 0
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    if (isChanged[row]) continue
    if (at < filled) stayingFilled++
    staying[length++] = row
  }
  return { staying: staying.subarray(0, length), stayingFilled }
}
