import { describe, expect, it } from 'vitest'
import { dateBounds, edtfBounds, isEdtf } from '../../../../src/shared/dates/bounds'
import { parseDate } from '../../../../src/shared/dates/parse'

describe('the bounds of', () => {
  it.each([
    ['1928', 19280101, 19281231],
    ['1928-02', 19280201, 19280229],
    ['1928-02-29', 19280229, 19280229],
    ['1985-04-12T23:20:30Z', 19850412, 19850412],
    ['192X', 19200101, 19291231],
    ['18XX', 18000101, 18991231],
    ['1928-XX', 19280101, 19281231],
    ['1928-02-XX', 19280201, 19280229],
    ['1928-1X', 19281001, 19281231],
    ['1928-XX-31', 19280131, 19281231],
    ['19X8-02-29', 19080229, 19880229],
    ['1924/1936', 19240101, 19361231],
    ['1924-07/1925-03', 19240701, 19250331],
    ['1922/..', 19220101, null],
    ['../1941', null, 19411231],
    ['../..', null, null],
    ['XXXX', null, null],
    ['XXXX-12-25', null, null],
    ['1924-33', 19240101, 19240331],
    ['1924-36', 19241001, 19241231],
    ['1924-38', 19240501, 19240831],
    ['1924-41', 19240701, 19241231],
    ['{1924,1926..1930}', 19240101, 19301231],
    ['1950S2', 19000101, 19991231]
  ])('%s are exact', (edtf, from, to) => {
    expect(edtfBounds(edtf)).toEqual({ from, to, uncertain: false, approximate: false })
  })

  it.each([
    ['1924-21', 19240301, 19240531],
    ['1924-22', 19240601, 19240831],
    ['1924-23', 19240901, 19241130],
    ['1924-24', 19241201, 19250228],
    ['1923-24', 19231201, 19240229],
    ['1924-29', 19240901, 19241130],
    ['1924~', 19240101, 19241231],
    ['1924~/1936', 19240101, 19361231]
  ])('%s are approximate', (edtf, from, to) => {
    expect(edtfBounds(edtf)).toEqual({ from, to, uncertain: false, approximate: true })
  })

  it.each([
    ['1924?', 19240101, 19241231],
    ['1924/1936?', 19240101, 19361231],
    ['1924-?07', 19240701, 19240731],
    ['1922/', 19220101, null],
    ['/1941', null, 19411231],
    ['[1924..1936]', 19240101, 19361231],
    ['[1930,1924]', 19240101, 19301231],
    ['[..1940]', null, 19401231],
    ['[1923..]', 19230101, null]
  ])('%s are uncertain', (edtf, from, to) => {
    expect(edtfBounds(edtf)).toEqual({ from, to, uncertain: true, approximate: false })
  })

  it('1924% are both', () => {
    expect(edtfBounds('1924%')).toMatchObject({ uncertain: true, approximate: true })
  })

  it.each([
    ['-0043', 10101, 10101],
    ['0000', 10101, 10101],
    ['-0500/1000', 10101, 10001231],
    ['Y-17E7', 10101, 10101],
    ['Y170000002', 99991231, 99991231],
    ['9999-24', 99991201, 99991231]
  ])('%s are moved into the years 1–9999', (edtf, from, to) => {
    expect(edtfBounds(edtf)).toMatchObject({ from, to })
  })
})

describe('the bounds of a value', () => {
  it('are Gregorian for a Julian date', () => {
    const bounds = (written: string) => dateBounds(parseDate(written, 'julian'))
    expect(bounds('25 October 1917')).toMatchObject({ from: 19171107, to: 19171107 })
    expect(bounds('1900')).toMatchObject({ from: 19000113, to: 19010113 })
    expect(bounds('29 February 1900')).toMatchObject({ from: 19000313, to: 19000313 })
    expect(bounds('1899–1917')).toMatchObject({ from: 18990113, to: 19180113 })
  })

  it('are unknown where nothing was understood or what is stored is no EDTF', () => {
    const nothing = { from: null, to: null, uncertain: false, approximate: false }
    expect(dateBounds(parseDate('once upon a time'))).toEqual(nothing)
    const damaged = { written: '1928', edtf: 'nineteen', calendar: 'gregorian' } as const
    expect(dateBounds(damaged)).toEqual(nothing)
  })
})

describe('EDTF', () => {
  it.each([
    '1927-02-29',
    '1900-02-29',
    '1928-02-30',
    '19',
    '192',
    '1924-42',
    '[1936..1924]',
    '1936/1924',
    '[1930, 1931]',
    '/',
    'Y2006',
    '192X~',
    `[${'1930,'.repeat(100)}1931]`
  ])('is not %s', text => {
    expect(isEdtf(text)).toBe(false)
    expect(edtfBounds(text)).toBeNull()
  })

  it('has a day that only the Julian calendar has if that is asked for', () => {
    expect(isEdtf('1900-02-29', 'julian')).toBe(true)
  })
})
