// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import {
  firstLines,
  linesOf,
  widthOf
} from '../../../../../src/renderer/components/figures/picture/textLines'

const size = 10
const width = 90

describe('the lines of a text', () => {
  it.each([
    ['', ['']],
    ['one two', ['one two']],
    ['one two three four five', ['one two three', 'four five']],
    ['a Donaudampfschiff', ['a Donaudampfsch', 'iff']],
    ['中国济难会中国济难会中国济难会中国', ['中国济难会中国济难会中国济难会', '中国']]
  ])('of “%s”', (text, lines) => {
    expect(linesOf(text, width, size)).toEqual(lines)
  })

  it('are no wider than they may be, and lose nothing', () => {
    const text = 'Секция Союза Советских Социалистических Республик 👩‍👩‍👧 '.repeat(5)
    const lines = linesOf(text, width, size)
    for (const line of lines) expect(widthOf(line, size)).toBeLessThanOrEqual(width)
    expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })

  it('end in an ellipsis where some are left out', () => {
    expect(firstLines('one two three four five six seven', width, size, 2)).toEqual([
      'one two three',
      'four five six…'
    ])
  })
})
