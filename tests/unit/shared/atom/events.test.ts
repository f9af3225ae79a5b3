import { describe, expect, it } from 'vitest'
import { problemsOfRows } from './files'

describe('event columns', () => {
  it('hold equal numbers of values, or none', () => {
    const even = { eventTypes: 'Creation|Creation', eventActors: 'A|NULL' }
    expect(problemsOfRows('isad', [even])).toEqual([])
    const uneven = { eventTypes: 'Creation|Creation', eventActors: 'A' }
    expect(problemsOfRows('isad', [uneven])).toEqual(['warning eventValues 2 -'])
  })

  it('write NULL for an empty place', () => {
    const blank = { eventTypes: 'Creation|Creation', eventDates: '1928|' }
    expect(problemsOfRows('isad', [blank])).toEqual(['warning emptyValue 2 eventDates'])
  })

  it('give no history without its actor', () => {
    const stub = { eventActors: 'NULL|A', eventActorHistories: 'Founded.|NULL' }
    expect(problemsOfRows('isad', [stub])).toEqual(['error stubActor 2 eventActorHistories'])
    expect(problemsOfRows('isad', [{ eventActors: 'A', eventActorHistories: 'B' }])).toEqual([])
  })
})

describe('parallel lists', () => {
  it('match alternative identifiers with their labels', () => {
    const even = { alternativeIdentifiers: '1|2', alternativeIdentifierLabels: 'a|b' }
    expect(problemsOfRows('isad', [even])).toEqual([])
    const wanted = ['error parallelLists 2 alternativeIdentifierLabels']
    const uneven = { alternativeIdentifiers: '1|2', alternativeIdentifierLabels: 'a' }
    expect(problemsOfRows('isad', [uneven])).toEqual(wanted)
    expect(problemsOfRows('isad', [{ alternativeIdentifiers: '1' }])).toEqual(wanted)
  })

  it('match occupations with their notes, where there are notes', () => {
    expect(problemsOfRows('authority', [{ actorOccupations: 'a|b' }])).toEqual([])
    const uneven = { actorOccupations: 'a|b', actorOccupationNotes: 'n' }
    expect(problemsOfRows('authority', [uneven])).toEqual([
      'error parallelLists 2 actorOccupationNotes'
    ])
  })
})

describe('dates', () => {
  it.each(['1928', '1928-02', '1928-02-29', '19280229', '2016-00-00', '1928-05-00', 'NULL'])(
    'may be written %s',
    date => {
      expect(problemsOfRows('isad', [{ eventStartDates: date }])).toEqual([])
    }
  )

  it.each([
    '1928-02-30',
    '19280230',
    '1929-02-29',
    '1928-13',
    '28',
    '1 May 1928',
    '1928-00-05',
    '1928/1930'
  ])('may not be written %s', date => {
    expect(problemsOfRows('isad', [{ eventEndDates: date }])).toEqual([
      'error isoDates 2 eventEndDates'
    ])
    expect(problemsOfRows('authorityRelationship', [{ startDate: date }])).toEqual([
      'error isoDates 2 startDate'
    ])
  })

  it('do not end before they start', () => {
    const order = (eventStartDates: string, eventEndDates: string): string[] =>
      problemsOfRows('isad', [{ eventStartDates, eventEndDates }])
    expect(order('1928-06', '1928')).toEqual([])
    expect(order('1928-06-01', '1928-00-00')).toEqual([])
    expect(order('19280601', '1928-06-02')).toEqual([])
    expect(order('1928|1930', '1928-01|1929')).toEqual(['warning dateOrder 2 eventEndDates'])
  })
})
