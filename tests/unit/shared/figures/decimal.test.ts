import { describe, expect, it } from 'vitest'
import {
  add,
  canonicalDecimal,
  compare,
  isDecimal,
  multiplyByPowerOfTen,
  percent,
  subtract
} from '../../../../src/shared/figures/decimal'

describe('decimal arithmetic', () => {
  it('subtracts the conflicting figures of one date', () => {
    expect(subtract('8305454', '8900000')).toBe('-594546')
    expect(percent('-594546', '8900000', 2)).toBe('-6.68')
  })

  it('adds exactly where numbers would round', () => {
    expect(add('0.1', '0.2')).toBe('0.3')
    expect(add('9007199254740993', '0.5')).toBe('9007199254740993.5')
    expect(add('-1.5', '1.50')).toBe('0')
  })

  it.each([
    ['1', '2', -1],
    ['-1', '-2', 1],
    ['1.50', '1.5', 0],
    ['9007199254740993', '9007199254740992', 1]
  ])('compares %s with %s', (left, right, result) => {
    expect(compare(left, right)).toBe(result)
  })

  it.each([
    ['8.9', 6, '8900000'],
    ['8.9000001', 6, '8900000.1'],
    ['15', -3, '0.015'],
    ['-1500', -2, '-15'],
    ['0', 9, '0']
  ])('multiplies %s by ten to the power of %i', (text, power, result) => {
    expect(multiplyByPowerOfTen(text, power)).toBe(result)
  })

  it.each([
    ['1', '3', 2, '33.33'],
    ['2', '3', 0, '67'],
    ['1', '-8', 1, '-12.5'],
    ['1', '16', 1, '6.3'],
    ['-1', '16', 1, '-6.3'],
    ['-1', '100000', 1, '0.0'],
    ['5', '5', 2, '100.00'],
    ['5', '0', 2, null]
  ])('gives %s in per cent of %s', (difference, of, digits, result) => {
    expect(percent(difference, of, digits)).toBe(result)
  })

  it('writes a number in one way only', () => {
    expect(['+08.90', '-0', '0.00', '100', '-0.50'].map(canonicalDecimal)).toEqual([
      '8.9',
      '0',
      '0',
      '100',
      '-0.5'
    ])
  })

  it('refuses what is no decimal number', () => {
    expect(['', '1e9', '1,5', '.5', '5.', '٣', '1\n'].some(isDecimal)).toBe(false)
    expect(() => add('1e9', '1')).toThrow('Not a decimal number')
  })
})
