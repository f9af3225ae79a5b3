import { describe, expect, it } from 'vitest'
import { joinRepeated, splitRepeated } from '../../../../src/shared/csv/repeat'
import { createRandom } from './random'

describe('repeated values', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', '', 'c'], 'a||c'],
    [['', ''], '|'],
    [['a|b', 'c\\'], 'a\\|b|c\\\\']
  ])('writes %j as %j and reads it back', (values, cell) => {
    expect(joinRepeated(values)).toBe(cell)
    expect(splitRepeated(cell)).toEqual(values)
  })

  it('keeps a backslash that escapes nothing', () => {
    expect(splitRepeated('C:\\scans|x\\')).toEqual(['C:\\scans', 'x\\'])
  })

  it('brings back any list but the one empty text', () => {
    const random = createRandom(3)
    for (let round = 0; round < 20_000; round++) {
      const values = Array.from({ length: 2 + random(4) }, () =>
        Array.from({ length: random(5) }, () => '|\\aя'.charAt(random(4))).join('')
      )
      expect(splitRepeated(joinRepeated(values))).toEqual(values)
    }
  })
})
