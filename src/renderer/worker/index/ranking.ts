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
 * By rank, then by title: titles that begin with what was sought, as written (those at the places `from` to `to`) or
 * alike in another script, other titles, other fields; what is as written before what is alike.
 */
export function byRelevance(
  bits: Bits,
  hits: Hits,
  titles: PlacedOrder,
  [from, to]: readonly [from: number, to: number]
): Uint32Array {
  const view = new Uint32Array(bits.count())
  let length = 0
  const left = bits.copy()
  const asWritten = hits.best && rowsAt(titles, from, to).and(hits.best)
  // Rows by their titles: a set of places is in order by itself.
  const places = new Bits(titles.rows.length)
  for (const set of [asWritten, hits.beginning, ...hits.ranks, bits]) {
    if (!set) continue
    places.empty()
    left.eachInBoth(set, row => {
      places.add(titles.placeOf(row))
    })
    left.without(set)
    places.each(place => {
      view[length++] = titles.rows[place] ?? 0
    })
  }
  return view
}

function rowsAt({ rows }: Order, from: number, to: number): Bits {
  return Bits.of(rows.length, rows.subarray(from, to))
}
