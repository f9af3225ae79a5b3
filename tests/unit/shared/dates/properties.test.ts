import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dateBounds, edtfBounds, isEdtf } from '../../../../src/shared/dates/bounds'
import { existsAt } from '../../../../src/shared/dates/compare'
import { formatEdtf } from '../../../../src/shared/dates/format'
import { parseDate } from '../../../../src/shared/dates/parse'
import { wordEntries } from '../../../../src/shared/dates/tokens'
import type { DateValue } from '../../../../src/shared/dates/types'
import { naughtyStringsFile, readRows, rowsFile } from './edtfRows'
import { randomEdtf, randomNumbers, randomText } from './randomDates'

function expectSound(written: string, value: DateValue): void {
  expect(value.written).toBe(written)
  if (value.edtf === null) return
  expect(isEdtf(value.edtf, value.calendar), written).toBe(true)
  const { from, to } = dateBounds(value)
  if (from !== null && to !== null) expect(from, written).toBeLessThanOrEqual(to)
}

describe('any text', () => {
  it('is kept as written and gives valid EDTF with bounds in order, or none', () => {
    const random = randomNumbers(1928)
    let understood = 0
    for (let run = 0; run < 10_000; run++) {
      const written = randomText(random)
      const value = parseDate(written, random(2) === 0 ? 'julian' : 'gregorian')
      expectSound(written, value)
      if (value.edtf !== null) understood++
    }
    expect(understood).toBeGreaterThan(100)
  })

  it('of nested marks is given up quickly', () => {
    const pieces = [
      'c. ',
      '[',
      'probably ',
      'early ',
      '–',
      '1 ',
      '/',
      '? ',
      '1.',
      'XX',
      '..',
      'until '
    ]
    for (const piece of pieces) {
      for (const other of pieces) {
        const written = (piece.repeat(40).slice(0, 99) + other.repeat(40).slice(0, 99)).trim()
        const start = performance.now()
        expectSound(written, parseDate(written))
        expect(performance.now() - start, written).toBeLessThan(20_000)
      }
    }
  })

  it.skipIf(!existsSync(naughtyStringsFile))('made to break programs is kept as written', () => {
    const texts = JSON.parse(readFileSync(naughtyStringsFile, 'utf8')) as string[]
    expect(texts.length).toBeGreaterThan(400)
    for (const text of texts) expectSound(text, parseDate(text))
  })
})

describe.each(['en', 'ru', 'de'] as const)('words in %s', locale => {
  it('are read back as the EDTF they were made of', () => {
    const random = randomNumbers(1924)
    for (let run = 0; run < 1_500; run++) {
      const edtf = randomEdtf(random)
      const words = formatEdtf(edtf, locale)
      expect(parseDate(words).edtf, `${edtf} as "${words}"`).toBe(edtf)
    }
  })

  it.skipIf(!existsSync(rowsFile))('are read back also for the rows of edtf-validate', () => {
    const failed = readRows().filter(
      ({ input, isValid }) => isValid && parseDate(formatEdtf(input, locale)).edtf !== input
    )
    // Hemispheres have no words here and are given as they are; typed so, they mean two years.
    expect(failed.map(({ input }) => input)).toEqual(
      [25, 26, 27, 28, 29, 30, 31, 32].map(code => `2001-${code}`)
    )
  })
})

it('never says of two dates that lie apart that one certainly existed at the other', () => {
  const random = randomNumbers(1936)
  for (let run = 0; run < 1_500; run++) {
    const existence = edtfBounds(randomEdtf(random))
    const at = edtfBounds(randomEdtf(random))
    if (existence === null || at === null) throw new Error('random EDTF is not valid')
    const isApart =
      (existence.to !== null && at.from !== null && at.from > existence.to) ||
      (existence.from !== null && at.to !== null && at.to < existence.from)
    const verdict = existsAt(existence, at)
    if (isApart) expect(verdict).not.toBe('certain')
    else expect(verdict).not.toBe('no')
  }
})

it('has no written form with two meanings in the languages together', () => {
  const meanings = new Map<string, string>()
  for (const [form, token] of wordEntries()) {
    expect(meanings.get(form) ?? token, form).toBe(token)
    meanings.set(form, token)
  }
})
