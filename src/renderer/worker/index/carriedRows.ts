import type { RowRange, RowRanges } from '../../../shared/search/rowRanges'
import type { RecordIndex } from '../catalogueIndex'
import { Bits } from './bits'

/** A list: row numbers of the index that it was made with. */
export interface ListedRows {
  readonly rows: Uint32Array
  readonly of: RecordIndex
}

/** The positions in a list of the records that are at some positions of another, made before or of another question. */
export function carriedRows(before: ListedRows, after: ListedRows, ranges: RowRanges): RowRanges {
  const chosen = new Bits(after.of.count)
  for (const { first, last } of ranges) {
    for (const row of before.rows.subarray(first, last + 1)) {
      const now = before.of === after.of ? row : after.of.rowOf(before.of.idOf(row))
      if (now >= 0) chosen.add(now)
    }
  }
  const found: RowRange[] = []
  let first = -1
  for (let position = 0; position <= after.rows.length; position++) {
    const row = after.rows[position]
    const isChosen = row !== undefined && chosen.has(row)
    if (isChosen && first < 0) first = position
    if (isChosen || first < 0) continue
    found.push({ first, last: position - 1 })
    first = -1
  }
  return found
}
