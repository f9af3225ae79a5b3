/** Rows `first` to `last`, both included. */
export interface RowRange {
  readonly first: number
  readonly last: number
}

/**
 * A set of rows as ranges that rise and do not touch: a million selected rows are one range, and all but three of
 * them are four.
 */
export type RowRanges = readonly RowRange[]

export const noRows: RowRanges = []

export function rangeOf(one: number, other: number): RowRanges {
  return [{ first: Math.min(one, other), last: Math.max(one, other) }]
}

export function allRows(count: number): RowRanges {
  return count > 0 ? [{ first: 0, last: count - 1 }] : noRows
}

export function countRows(ranges: RowRanges): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}

export function hasRow(ranges: RowRanges, row: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (!range || row < range.first) high = middle - 1
    else if (row > range.last) low = middle + 1
    else return true
  }
  return false
}

export function addRows(ranges: RowRanges, added: RowRange): RowRanges {
  const before = ranges.filter(({ last }) => last < added.first - 1)
  const after = ranges.filter(({ first }) => first > added.last + 1)
  const touching = ranges.filter(
    ({ first, last }) => last >= added.first - 1 && first <= added.last + 1
  )
  const first = Math.min(added.first, ...touching.map(range => range.first))
  const last = Math.max(added.last, ...touching.map(range => range.last))
  return [...before, { first, last }, ...after]
}

export function withoutRows(ranges: RowRanges, removed: RowRange): RowRanges {
  return ranges.flatMap(({ first, last }) =>
    [
      { first, last: Math.min(last, removed.first - 1) },
      { first: Math.max(first, removed.last + 1), last }
    ].filter(range => range.first <= range.last)
  )
}

export function toggleRow(ranges: RowRanges, row: number): RowRanges {
  const only = { first: row, last: row }
  return hasRow(ranges, row) ? withoutRows(ranges, only) : addRows(ranges, only)
}

/** The rows that are not in it, of so many. */
export function invertRows(ranges: RowRanges, count: number): RowRanges {
  return ranges.reduce<RowRanges>(withoutRows, allRows(count))
}

/** Rising rows as ranges; those that are negative, as of records no longer listed, are left out. */
export function rangesOfRows(rows: Iterable<number>): RowRanges {
  const ranges: { first: number; last: number }[] = []
  for (const row of [...rows].filter(row => row >= 0).sort((a, b) => a - b)) {
    const open = ranges.at(-1)
    if (open && row <= open.last + 1) open.last = row
    else ranges.push({ first: row, last: row })
  }
  return ranges
}

/** The ranges in pieces of at most so many rows. */
export function* piecesOf(ranges: RowRanges, size: number): Generator<RowRange> {
  for (const range of ranges) {
    for (let first = range.first; first <= range.last; first += size) {
      yield { first, last: Math.min(range.last, first + size - 1) }
    }
  }
}
