import { describe, expect, it } from 'vitest'
import {
  exactOption,
  filterOptions
} from '../../../../../src/renderer/components/base/filterOptions'

const options = [
  { value: 'cs', label: 'Český jazyk' },
  { value: 'ru', label: 'Русский язык', others: ['rus'] },
  { value: 'el', label: 'Новогреческий язык', note: 'el' },
  { value: 'yi', label: 'Язык идиш' },
  { value: 'zh', label: '中文（漢語）' }
]

function found(query: string): string[] {
  return filterOptions(options, query, 50).shown.map(({ value }) => value)
}

describe('filterOptions', () => {
  it('shows every option while nothing is typed', () => {
    expect(found(' ')).toHaveLength(options.length)
  })

  it('ignores case and diacritics', () => {
    expect(found('CESKY')).toEqual(['cs'])
  })

  it('matches the beginning of any word, those that begin with the text first', () => {
    expect(found('язык')).toEqual(['yi', 'ru', 'el'])
    expect(found('зык')).toEqual([])
  })

  it('wants every word typed, in any order', () => {
    expect(found('яз рус')).toEqual(['ru'])
  })

  it('finds by note, by further names, and inside a Chinese word', () => {
    expect(found('el')).toEqual(['el'])
    expect(found('rus')).toEqual(['ru'])
    expect(found('漢')).toEqual(['zh'])
  })

  it('finds nothing for mere punctuation', () => {
    expect(found('—')).toEqual([])
  })

  it('cuts a long list off and says how many more match', () => {
    const many = Array.from({ length: 8000 }, (_, index) => ({
      value: String(index),
      label: `Язык ${index}`
    }))
    const { shown, more } = filterOptions(many, 'язык', 50)
    expect(shown).toHaveLength(50)
    expect(more).toBe(7950)
  })
})

it('exactOption takes the label or the value, whole', () => {
  expect(exactOption(options, 'русский ЯЗЫК')?.value).toBe('ru')
  expect(exactOption(options, 'CS')?.value).toBe('cs')
  expect(exactOption(options, 'Русский')).toBeUndefined()
  expect(exactOption(options, '')).toBeUndefined()
})
