import { describe, expect, it } from 'vitest'
import { conventionOf } from '../../../../src/shared/figures/convention'
import { parseFigureValue } from '../../../../src/shared/figures/parse'

describe('conventionOf', () => {
  it('reads further numbers as the one that was asked about', () => {
    expect(parseFigureValue('13.500', conventionOf('12.000', '12000')).exact).toBe('13500')
    expect(parseFigureValue('13.500', conventionOf('12.000', '12')).exact).toBe('13.5')
    const billion = conventionOf('2 billion', '2000000000000')
    expect(parseFigureValue('3 billion', billion).exact).toBe('3000000000000')
  })

  it('is empty where nothing had to be chosen', () => {
    expect(conventionOf('8,305,454', '8305454')).toEqual({})
    expect(conventionOf('12.000', '13')).toEqual({})
  })
})
