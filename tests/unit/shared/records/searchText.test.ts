import { describe, expect, it } from 'vitest'
import { searchTexts } from '../../../../src/shared/records/searchText'
import { figureValue, gregorian, makeRecord, nextId } from './makeRecord'

describe('searchTexts', () => {
  it('gives names, notes and written dates with their field', () => {
    const record = makeRecord('person', {
      names: [{ text: 'Стасова', type: 'authorised', language: 'rus' }],
      datesOfExistence: gregorian('1873–1966', '1873/1966'),
      publicNotes: ['Head of the Russian section']
    })
    const found = searchTexts(record)
    expect(found).toContainEqual({ field: 'names', text: 'Стасова' })
    expect(found).toContainEqual({ field: 'datesOfExistence', text: '1873–1966' })
    expect(found).toContainEqual({ field: 'publicNotes', text: 'Head of the Russian section' })
  })

  it('gives a term in every language, once each', () => {
    const found = searchTexts(makeRecord('event', { type: 'plenum' })).map(({ text }) => text)
    expect(found).toEqual(['plenum', 'Plenary session', 'Пленум', 'Plenum'])
  })

  it('finds a figure by what is printed and by the number meant', () => {
    const value = figureValue('8.9 million', '8900000')
    const found = searchTexts(makeRecord('figure', { value })).map(({ text }) => text)
    expect(found).toEqual(['8.9 million', '8900000'])
  })

  it('gives the labels of the records referred to, and never an id', () => {
    const record = makeRecord('event', { organisation: nextId() })
    expect(searchTexts(record)).toEqual([])
    expect(searchTexts(record, () => 'Red Aid')).toEqual([
      { field: 'organisation', text: 'Red Aid' }
    ])
  })

  it('finds the texts of fields of a newer version', () => {
    const record = makeRecord('event', { mood: { written: 'festive', of: nextId() } })
    expect(searchTexts(record)).toEqual([{ field: 'mood', text: 'festive' }])
  })
})
