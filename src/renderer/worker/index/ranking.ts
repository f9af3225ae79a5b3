import type { Bits } from './bits'
import type { Hits } from './find'
import type { Order, PlacedOrder } from './orders'

/** So few hits are sorted by themselves; more are picked out of the order of all. */
const fewHits = 3000

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
  beginning: readonly [from: number, to: number]
): Uint32Array {
  const ranked = ranksOf(bits, hits)
  for (const row of titles.rows.subarray(...beginning)) {
    if (ranked[row] === inTitle && bits.has(row)) ranked[row] = first
  }
  if (bits.count() > fewHits) return counted(bits, titles, ranked, hits.ranks.length + 2)
  const rankOf = (row: number): number => ranked[row] ?? 0
  return bits.rows().sort((a, b) => rankOf(a) - rankOf(b) || titles.placeOf(a) - titles.placeOf(b))
}

const first = 0
const inTitle = 1

function ranksOf(bits: Bits, { ranks }: Hits): Uint8Array {
  const ranked = new Uint8Array(bits.size).fill(inTitle + ranks.length)
  // Each set holds those before it, so the best comes last.
  for (let rank = ranks.length - 1; rank >= 0; rank--) {
    const set = ranks[rank]
    if (!set) continue
    bits
      .copy()
      .and(set)
      .each(row => (ranked[row] = inTitle + rank))
  }
  return ranked
}

function counted(
  bits: Bits,
  titles: Order,
  ranked: Uint8Array,
  ranks: number
): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(ranks + 1)
  bits.each(row => {
    const next = (ranked[row] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  })
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const view = new Uint32Array(bits.count())
  for (const row of titles.rows) {
    if (!bits.has(row)) continue
    const rank = ranked[row] ?? 0
    const place = starts[rank] ?? 0
    view[place] = row
    starts[rank] = place + 1
  }
  return view
}
