import { describe, expect, it } from 'vitest'
import {
  addRows,
  allRows,
  countRows,
  hasRow,
  invertRows,
  noRows,
  piecesOf,
  rangeOf,
  rangesOfRows,
  toggleRow,
  withoutRows
} from '../../../../src/shared/search/rowRanges'
import type { RowRanges } from '../../../../src/shared/search/rowRanges'
import { seeded, whole } from '../../../helpers/random'

const rowCount = 60

function rowsIn(ranges: RowRanges): number[] {
  return Array.from({ length: rowCount }, (_, row) => row).filter(row => hasRow(ranges, row))
}

describe('ranges of rows', () => {
  it('hold a million rows as one range, and all but one of them as two', () => {
    const all = allRows(1_000_000)
    expect(all).toEqual([{ first: 0, last: 999_999 }])
    expect(toggleRow(all, 500)).toEqual([
      { first: 0, last: 499 },
      { first: 501, last: 999_999 }
    ])
    expect(countRows(toggleRow(all, 500))).toBe(999_999)
  })

  it('are what a set of rows would be, whatever is added, removed and turned round', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed)
      let ranges = noRows
      let rows = new Set<number>()
      for (let step = 0; step < 30; step++) {
        const [range = { first: 0, last: 0 }] = rangeOf(
          whole(random, rowCount),
          whole(random, rowCount)
        )
        const within = Array.from(
          { length: range.last - range.first + 1 },
          (_, at) => range.first + at
        )
        const what = whole(random, 4)
        if (what === 0) {
          ranges = addRows(ranges, range)
          within.forEach(row => rows.add(row))
        } else if (what === 1) {
          ranges = withoutRows(ranges, range)
          within.forEach(row => rows.delete(row))
        } else if (what === 2) {
          ranges = toggleRow(ranges, range.first)
          if (!rows.delete(range.first)) rows.add(range.first)
        } else {
          ranges = invertRows(ranges, rowCount)
          rows = new Set(rowsIn(allRows(rowCount)).filter(row => !rows.has(row)))
        }
        expect(rowsIn(ranges), `seed ${String(seed)}`).toEqual([...rows].sort((a, b) => a - b))
        expect(countRows(ranges)).toBe(rows.size)
        ranges.forEach(({ first }, at) => {
          expect(first).toBeGreaterThan((ranges[at - 1]?.last ?? -2) + 1)
        })
      }
    }
  })

  it('are made of rows in any order, without those that are no more', () => {
    expect(rangesOfRows([5, -1, 3, 4, 9])).toEqual([
      { first: 3, last: 5 },
      { first: 9, last: 9 }
    ])
  })

  it('are read in pieces', () => {
    const ranges = [
      { first: 0, last: 4 },
      { first: 8, last: 8 }
    ]
    expect([...piecesOf(ranges, 2)]).toEqual([
      { first: 0, last: 1 },
      { first: 2, last: 3 },
      { first: 4, last: 4 },
      { first: 8, last: 8 }
    ])
  })
})
