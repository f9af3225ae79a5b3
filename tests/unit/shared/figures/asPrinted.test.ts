import { describe, expect, it } from 'vitest'
import { isReadAsPrinted } from '../../../../src/shared/figures/asPrinted'
import { chooseReading, parseFigureValue } from '../../../../src/shared/figures/parse'

function asPrinted(written: string, reading: string, chosen?: string): boolean {
  const value = parseFigureValue(written)
  return isReadAsPrinted(chosen === undefined ? value : chooseReading(value, chosen), reading)
}

describe('isReadAsPrinted', () => {
  it('holds for a number that only groups its digits in another way', () => {
    expect(asPrinted('8,900,000', '8,900,000')).toBe(true)
    expect(asPrinted('8 305 454', '8,305,454')).toBe(true)
    expect(asPrinted('44', '44')).toBe(true)
  })

  it('does not hold for words, approximations and bounds', () => {
    expect(asPrinted('8.9 million', '8,900,000')).toBe(false)
    expect(asPrinted('ca. 12 000', '≈ 12,000')).toBe(false)
    expect(asPrinted('over 300', 'at least 300')).toBe(false)
  })

  it('does not hold for a number that could be read in two ways, unless it is written as here', () => {
    expect(asPrinted('12.000', '12,000', '12000')).toBe(false)
    expect(asPrinted('12,000', '12,000', '12000')).toBe(true)
    expect(asPrinted('12,000', '12', '12')).toBe(false)
  })
})
