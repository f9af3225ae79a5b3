import { describe, expect, it } from 'vitest'
import { formatDecimal } from '../../../../src/shared/figures/format'
import { parseFigureValue } from '../../../../src/shared/figures/parse'

describe('formatDecimal', () => {
  it.each([
    ['8305454', 'en', '8,305,454'],
    ['8305454', 'ru', '8\u00a0305\u00a0454'],
    ['8305454', 'de', '8.305.454'],
    ['-594546.25', 'en', '-594,546.25'],
    ['-594546.25', 'de', '-594.546,25'],
    ['999', 'en', '999'],
    ['0.123456', 'ru', '0,123456']
  ] as const)('writes %s for %s', (exact, locale, written) => {
    expect(formatDecimal(exact, locale)).toBe(written)
  })

  it('groups as the platform does', () => {
    for (const locale of ['en', 'ru', 'de'] as const) {
      for (const exact of ['0', '12', '1234', '-12345', '9007199254740993123']) {
        const platform = new Intl.NumberFormat(locale).format(BigInt(exact))
        expect(formatDecimal(exact, locale)).toBe(platform)
      }
    }
  })

  it('is read back as the same number', () => {
    for (const locale of ['en', 'ru', 'de'] as const) {
      const written = formatDecimal('-8305454.5', locale)
      expect(parseFigureValue(written).exact).toBe('-8305454.5')
    }
  })
})
