import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { edtfBounds, isEdtf } from '../../../../src/shared/dates/bounds'
import { parseDate } from '../../../../src/shared/dates/parse'
import { readRows, rowsFile } from './edtfRows'

/** Typed by a person, these mean two years or may mean either; see `readLiteral`. */
const readOtherwise = [
  '2001-21',
  '2001-25',
  '2001-26',
  '2001-27',
  '2001-28',
  '2001-29',
  '2001-30',
  '2001-31',
  '2001-32',
  '2001-33'
]

describe.skipIf(!existsSync(rowsFile))('the rows of edtf-validate', () => {
  it('are judged as there, all 262', () => {
    const rows = readRows()
    expect(rows).toHaveLength(262)
    expect(rows.filter(({ input, isValid }) => isEdtf(input) !== isValid)).toEqual([])
  })

  it('have bounds in order where valid, none otherwise', () => {
    for (const { input, isValid } of readRows()) {
      const bounds = edtfBounds(input)
      expect(bounds !== null, input).toBe(isValid)
      if (bounds === null || bounds.from === null || bounds.to === null) continue
      expect(bounds.from, input).toBeLessThanOrEqual(bounds.to)
    }
  })

  it('are understood as they are when typed, but for what people mean otherwise', () => {
    const valid = readRows().filter(({ isValid }) => isValid)
    const changed = valid.filter(({ input }) => parseDate(input).edtf !== input)
    expect(changed.map(({ input }) => input)).toEqual(readOtherwise)
  })
})
