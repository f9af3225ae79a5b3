import { describe, expect, it } from 'vitest'
import { guardCell, isPlainNumber, unguardCell } from '../../../../src/shared/csv/guard'

describe('guardCell', () => {
  it.each([...'=+-@\t\0\r\n|%＝＋－＠'])('guards a cell that begins with %j', character => {
    const cell = character + '1+1'
    expect(guardCell(cell)).toBe("'" + cell)
    expect(unguardCell(guardCell(cell))).toBe(cell)
  })

  it.each(['', 'a', ' =1', 'x=1', '5', '«'])('leaves %j alone', cell => {
    expect(guardCell(cell)).toBe(cell)
  })

  it.each(["'", "''", "'a", "'=1", "'''"])('keeps the apostrophes of %j', cell => {
    expect(guardCell(cell)).toBe("'" + cell)
    expect(unguardCell(guardCell(cell))).toBe(cell)
  })
})

describe('unguardCell', () => {
  it('takes an apostrophe only where one was put', () => {
    expect(unguardCell("'tis")).toBe("'tis")
    expect(unguardCell("'")).toBe("'")
    expect(unguardCell("'-5")).toBe('-5')
  })
})

describe('isPlainNumber', () => {
  it('knows numbers from formulas and grouped figures', () => {
    expect(['-5', '+1.25', '007'].every(isPlainNumber)).toBe(true)
    expect(['', '-', '1e9', '1,000', '-5+1', '-5\n', '.5', '٣'].some(isPlainNumber)).toBe(false)
  })
})
