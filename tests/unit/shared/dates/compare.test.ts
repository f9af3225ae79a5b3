import { describe, expect, it } from 'vitest'
import { edtfBounds } from '../../../../src/shared/dates/bounds'
import { compareDates, existsAt } from '../../../../src/shared/dates/compare'
import { parseDate } from '../../../../src/shared/dates/parse'
import type { DateBounds } from '../../../../src/shared/dates/types'

function boundsOf(edtf: string): DateBounds {
  const bounds = edtfBounds(edtf)
  if (bounds === null) throw new Error(`${edtf} is not EDTF`)
  return bounds
}

describe('sorting', () => {
  it('goes by the earliest day, then the latest, with what is not known last', () => {
    const sorted = [
      'до 1900',
      '1923',
      '1924-01-01',
      '1924-01',
      '1924',
      '1924–1936',
      '1924–',
      'July 1924'
    ]
    const unknown = ['n.d.', 'nonsense']
    const values = [...unknown, ...sorted.toReversed()].map(text => parseDate(text))
    const written = values.toSorted(compareDates).map(value => value.written)
    expect(written.slice(0, sorted.length)).toEqual(sorted)
    expect(written.slice(sorted.length)).toEqual(unknown)
  })

  it('puts a missing date after any known one and beside an unknown one', () => {
    expect(compareDates(undefined, parseDate('1928'))).toBe(1)
    expect(compareDates(parseDate('1928'), undefined)).toBe(-1)
    expect(compareDates(undefined, parseDate('n.d.'))).toBe(0)
    expect(compareDates(undefined, undefined)).toBe(0)
  })

  it('compares Julian and Gregorian dates as days', () => {
    const julian = parseDate('25 October 1917', 'julian')
    expect(compareDates(julian, parseDate('7 November 1917'))).toBe(0)
    expect(compareDates(julian, parseDate('1 November 1917'))).toBe(1)
  })
})

describe('existence at a date', () => {
  it.each([
    ['1924/1936', '1930', 'certain'],
    ['1924/1936', '1924', 'certain'],
    ['1924/1936', '1936', 'certain'],
    ['1924/1936', '1928-01-01', 'certain'],
    ['1924/1936', '1923', 'no'],
    ['1924/1936', '1937-01-01', 'no'],
    ['1924/1936', '1935/1940', 'possible'],
    ['1924', '1924', 'certain'],
    ['1928-01-01/1936', '1928', 'certain'],
    ['1922/..', '1990', 'certain'],
    ['1922/..', '1921', 'no'],
    ['../1941', '1905', 'certain'],
    ['../1941', '1942', 'no']
  ])('%s at %s: %s', (existence, at, expected) => {
    expect(existsAt(boundsOf(existence), boundsOf(at))).toBe(expected)
  })

  it.each([
    ['1924/1936', '1924-03-05', 'possible'],
    ['1924/1936', '1924-12-31', 'certain'],
    ['1924/1936', '1936-01-01', 'certain'],
    ['1924/1936', '1936-03-05', 'possible'],
    ['1924-07/1936', '1924-07-05', 'possible'],
    ['1924-07/1936', '1924-08-05', 'certain']
  ])('%s at %s, inside the unit in which it begins or ends: %s', (existence, at, expected) => {
    expect(existsAt(boundsOf(existence), boundsOf(at))).toBe(expected)
  })

  it.each([
    ['1924~/1936', '1923', 'possible'],
    ['1924~/1936', '1922', 'no'],
    ['1924~/1936', '1924', 'possible'],
    ['1924~/1936', '1925', 'certain'],
    ['1924-07?/1936-03', '1924-06', 'possible'],
    ['1924-07?/1936-03', '1924-05', 'no'],
    ['1924-07-10~/1936', '1924-07-09', 'possible'],
    ['1924-07-10~/1936', '1924-07-08', 'no'],
    ['1924/1936', '1923?', 'possible'],
    ['1924/1936', '1922?', 'no'],
    ['1924/1936', '1930~', 'certain']
  ])('%s at %s, one unit around vague bounds: %s', (existence, at, expected) => {
    expect(existsAt(boundsOf(existence), boundsOf(at))).toBe(expected)
  })

  it('finds the unit of a vague Julian year', () => {
    const existence = { ...boundsOf('1900-01-13/1910-01-13'), approximate: true }
    expect(existsAt(existence, boundsOf('1899-06'))).toBe('possible')
  })

  it.each([
    ['1922/', '1990', 'possible'],
    ['1922/', '1921', 'possible'],
    ['1922/', '1920', 'no'],
    ['[..1940]', '1930', 'possible'],
    ['XXXX', '1930', 'possible'],
    ['../..', '1930', 'possible'],
    ['1924/1936', 'XXXX', 'possible']
  ])('%s at %s, where an end is not known: %s', (existence, at, expected) => {
    expect(existsAt(boundsOf(existence), boundsOf(at))).toBe(expected)
  })
})
