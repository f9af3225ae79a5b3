import { existsSync } from 'node:fs'
import edtf, { parse } from 'edtf'
import { describe, expect, it } from 'vitest'
import { edtfBounds, isEdtf } from '../../../../src/shared/dates/bounds'
import { readRows, rowsFile } from './edtfRows'

/** What the library gets wrong by itself; a later version that does better shows up here. */
const refusedThoughValid = [
  '1923-21/1924',
  '1952-23~/1953',
  '2003-22/2004-22',
  '2003-22/2003-22',
  '2003-22/2003-23',
  '2011-23~',
  '1984?/2004~-06'
]
const acceptedThoughInvalid = [
  '2005-07-25T10:10:10Z/2006-01-01T10:10:10Z',
  '[1667,1668, 1670..1672]',
  '{-1667,1668, 1670..1672}',
  '0800/-0999',
  '-1000/-2000',
  '1000/-2000',
  '0001/0000',
  '0000-01-03/0000-01',
  '0000/-0001',
  '0000-02/0000',
  '2004-06-11%/2004-%06',
  '2004-06-11%/2004-06~',
  '2005-07-25T10:10:10Z/2006-01',
  '2005-07-25/2006-01-01T10:10:10Z'
]

function isParsed(text: string): boolean {
  try {
    parse(text, { level: 2 })
    return true
  } catch {
    return false
  }
}

/** The library's own bounds as day numbers, where it can compute them. */
function libraryBounds(text: string): { from: number; to: number } | null {
  try {
    const { min, max } = edtf(text)
    return min === null || max === null ? null : { from: dayNumber(min), to: dayNumber(max) }
  } catch {
    return null
  }
}

function dayNumber(milliseconds: number): number {
  const date = new Date(milliseconds)
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}

/**
 * Seasons are other months here; the library ignores open digits that are not at the end and takes the first and
 * last member of a set for the earliest and latest.
 */
function isComparable(text: string): boolean {
  return !/T|S|,|-(2[1-9]|3\d|4[01])(?![-\d])|X/.test(text.replace(/-(XX|\d\d)-3\d/g, ''))
}

describe.skipIf(!existsSync(rowsFile))('the library against the rows of edtf-validate', () => {
  it('refuses and accepts wrongly just what is listed, all of which is judged rightly here', () => {
    const rows = readRows()
    const wrong = rows.filter(({ input, isValid }) => isParsed(input) !== isValid)
    const named = (isValid: boolean) => [
      ...new Set(wrong.filter(row => row.isValid === isValid).map(row => row.input))
    ]
    expect(named(true)).toEqual(refusedThoughValid)
    expect(named(false).toSorted()).toEqual(acceptedThoughInvalid.toSorted())
    expect(refusedThoughValid.filter(input => !isEdtf(input))).toEqual([])
    expect(acceptedThoughInvalid.filter(input => isEdtf(input))).toEqual([])
  })

  it('gives the same bounds for the years 1–9999 where it gives any', () => {
    let compared = 0
    for (const { input, isValid } of readRows()) {
      const bounds = isValid && isComparable(input) ? libraryBounds(input) : null
      if (bounds === null || !(bounds.from >= 1_01_01 && bounds.to <= 9999_12_31)) continue
      expect(edtfBounds(input), input).toMatchObject(bounds)
      compared++
    }
    expect(compared).toBeGreaterThan(30)
  })
})
