import { Bits } from './bits'
import type { Hits } from './find'
import type { Order, PlacedOrder } from './orders'

/** Rows in the order of a column; those without a value come last in either direction. */
export function inOrder(bits: Bits, { rows, filled }: Order, isDescending: boolean): Uint32Array {
  const view = new Uint32Array(bits.count())
  let length = 0
  for (let at = 0; at < filled; at++) {
    const row = rows[isDescending ? filled - 1 - at : at] ?? 0
    if (bits.has(row)) view[length++] = row
  }
  for (let at = filled; at < rows.length; at++) {
    const row = rows[at] ?? 0
    if (bits.has(row)) view[length++] = row
  }
  return view
}

/**
 * By rank, then by title: titles that begin with what was sought, other titles, other fields; what is as written before
 * what is alike. `beginning` are the places of the titles that begin so.
 */
export function byRelevance(
  bits: Bits,
  hits: Hits,
  titles: PlacedOrder,
  [from, to]: readonly [from: number, to: number]
): Uint32Array {
  const view = new Uint32Array(bits.count())
  let length = 0
  function take(place: number): void {
    view[length++] = titles.rows[place] ?? 0
  }
  const left = bits.copy()
  // Rows by their titles: a set of places is in order by itself.
  const places = new Bits(titles.rows.length)
  for (const set of [...hits.ranks, bits]) {
    places.empty()
    left.eachInBoth(set, row => {
      places.add(titles.placeOf(row))
    })
    left.without(set)
    if (set === hits.best) {
      places.each(place => {
        if (place >= from && place < to) take(place)
      })
      places.clear(from, to)
    }
    places.each(take)
  }
  return view
}
