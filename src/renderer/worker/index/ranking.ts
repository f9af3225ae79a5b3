import { wordsOf } from '../../../shared/search/tokens'
import { Bits } from './bits'
import { termsOf } from './find'
import type { Hits } from './find'
import type { Order, PlacedOrder } from './orders'
import type { Rows } from './rows'

/** So few hits are sorted by themselves; more are picked out of the order of all. */
const fewHits = 3000
/** So many of the first are looked at more closely. */
const closelyRanked = 500

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

/** By rank, then by title: titles before other fields, what is as written before what is alike. */
export function byRelevance(
  bits: Bits,
  hits: Hits,
  text: string,
  rows: Rows,
  titles: PlacedOrder
): Uint32Array {
  const ranks = ranksOf(bits, hits)
  const view =
    ranks.count <= fewHits
      ? bits
          .rows()
          .sort((a, b) => ranks.of(a) - ranks.of(b) || titles.placeOf(a) - titles.placeOf(b))
      : counted(bits, titles, ranks)
  return closestFirst(view, ranks.of, text, rows)
}

interface Ranks {
  readonly count: number
  readonly number: number
  of(row: number): number
}

function ranksOf(bits: Bits, { ranks }: Hits): Ranks {
  const ranked = new Uint8Array(bits.size).fill(ranks.length)
  // Each set holds those before it, so the best comes last.
  for (let rank = ranks.length - 1; rank >= 0; rank--) {
    const set = ranks[rank]
    if (set)
      new Bits(bits.size)
        .or(bits)
        .and(set)
        .each(row => (ranked[row] = rank))
  }
  return { count: bits.count(), number: ranks.length + 1, of: row => ranked[row] ?? 0 }
}

function counted(bits: Bits, titles: Order, ranks: Ranks): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(ranks.number + 1)
  bits.each(row => {
    const next = ranks.of(row) + 1
    starts[next] = (starts[next] ?? 0) + 1
  })
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const view = new Uint32Array(ranks.count)
  for (const row of titles.rows) {
    if (!bits.has(row)) continue
    const rank = ranks.of(row)
    const place = starts[rank] ?? 0
    view[place] = row
    starts[rank] = place + 1
  }
  return view
}

/** Titles that begin with the words come before all others. */
function closestFirst(
  view: Uint32Array,
  rankOf: (row: number) => number,
  text: string,
  rows: Rows
): Uint32Array {
  const wanted = termsOf(text)
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ words }) => words)
    .join(' ')
  let end = 0
  while (end < Math.min(view.length, closelyRanked) && rankOf(view[end] ?? 0) === 0) end++
  const first = [...view.subarray(0, end)]
  const begins = new Set(
    first.filter(row => wordsOf(rows.titleOf(row)).join(' ').startsWith(wanted))
  )
  view.set([...first.filter(row => begins.has(row)), ...first.filter(row => !begins.has(row))])
  return view
}
