import { describe, expect, it } from 'vitest'
import {
  excerpt,
  isInSight,
  piecesOfText,
  rangesWithin
} from '../../../../../src/renderer/components/lists/matchText'

describe('what a search found', () => {
  it('is marked in its text', () => {
    expect(piecesOfText('Елена Стасова', [[6, 13]])).toEqual([
      { text: 'Елена ', isFound: false },
      { text: 'Стасова', isFound: true }
    ])
    expect(piecesOfText('abc', [])).toEqual([{ text: 'abc', isFound: false }])
  })

  it('is marked in a longer text that holds it', () => {
    expect(rangesWithin('One; Стасова', 'Стасова', [[0, 7]])).toEqual([[5, 12]])
    expect(rangesWithin('One', 'Стасова', [[0, 7]])).toBeUndefined()
  })

  it('is in sight near the beginning of a cell, and may be cut off further on', () => {
    const title = 'International Red Aid, Stasova’s figures for 1 January 1928'
    expect(isInSight(['C-2', 'Стасова, Елена'], 'Стасова, Елена', [[0, 7]])).toBe(true)
    expect(isInSight([title], title, [[0, 13]])).toBe(true)
    expect(isInSight([`In the ${title}`], title, [[0, 13]])).toBe(true)
    expect(isInSight([title], title, [[23, 30]])).toBe(false)
    expect(isInSight(['C-2'], title, [[0, 7]])).toBe(false)
  })

  it('is cut from a long text with the words before it', () => {
    const text = 'A long text that begins far before the word that is sought'
    const cut = excerpt(text, [[text.indexOf('sought'), text.length]])
    expect(cut.text.startsWith('… ')).toBe(true)
    const [[from, to] = [0, 0]] = cut.ranges
    expect(cut.text.slice(from, to)).toBe('sought')
    expect(excerpt('short', [[0, 5]]).text).toBe('short')
  })
})
