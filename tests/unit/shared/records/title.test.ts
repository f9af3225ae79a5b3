import { describe, expect, it } from 'vitest'
import { recordTitle } from '../../../../src/shared/records/title'
import { figureValue, gregorian, makeRecord } from './makeRecord'

const labelOf = (id: string): string => (id === 'ira' ? 'International Red Aid' : id)

describe('recordTitle', () => {
  it('takes the authorised name, wherever it stands', () => {
    const record = makeRecord('organisation', {
      names: [
        { text: 'МОПР', type: 'acronym' },
        { text: 'International Red Aid', type: 'authorised' }
      ]
    })
    expect(recordTitle(record, 'en', labelOf)).toBe('International Red Aid')
  })

  it('takes the first name when none is authorised, and the proper title of a periodical', () => {
    const person = makeRecord('person', { names: [{ text: 'Стасова' }, { text: 'Stasova' }] })
    expect(recordTitle(person, 'en', labelOf)).toBe('Стасова')
    const periodical = makeRecord('periodical', {
      titles: [
        { text: 'Path', type: 'parallel' },
        { text: 'Путь', type: 'proper' }
      ]
    })
    expect(recordTitle(periodical, 'en', labelOf)).toBe('Путь')
  })

  it('passes over an authorised name that is still empty', () => {
    const record = makeRecord('section', {
      names: [{ text: '', type: 'authorised' }, { text: 'Rote Hilfe' }]
    })
    expect(recordTitle(record, 'en', labelOf)).toBe('Rote Hilfe')
  })

  it('names a citation by its source and locator', () => {
    const citation = makeRecord('citation', { source: 'Die Rote Hilfe', locator: 'p. 12' })
    expect(recordTitle(citation, 'en', labelOf)).toBe('Die Rote Hilfe, p. 12')
    expect(recordTitle(makeRecord('citation', { locator: 'p. 12' }), 'en', labelOf)).toBe('p. 12')
  })

  it('names a figure by what it states, about what, and as of when', () => {
    const figure = makeRecord('figure', {
      subject: 'ira',
      measure: 'members',
      value: figureValue('8,900,000', '8900000'),
      asOf: gregorian('1 January 1928', '1928-01-01')
    })
    const rest = ' · International Red Aid · 1 January 1928'
    expect(recordTitle(figure, 'en', labelOf)).toBe('8,900,000 members' + rest)
    expect(recordTitle(figure, 'de', labelOf)).toBe('8,900,000 Mitglieder' + rest)
    expect(recordTitle(figure, 'ru', labelOf)).toBe('Члены: 8,900,000' + rest)
  })

  it('is empty for a record without a title and for a kind of a newer version', () => {
    expect(recordTitle(makeRecord('document', {}), 'en', labelOf)).toBe('')
    expect(recordTitle(makeRecord('figure', {}), 'en', labelOf)).toBe('')
    expect(recordTitle(makeRecord('hologram', { title: 'x' }), 'en', labelOf)).toBe('')
  })
})
