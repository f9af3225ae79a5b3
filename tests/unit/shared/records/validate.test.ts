import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../src/shared/changeLog/changeset'
import { validateRecord, type IssueCode } from '../../../../src/shared/records/validate'
import { locales, type Locale } from '../../../../src/shared/records/words'
import german from '../../../../src/shared/locales/de/issues.json'
import english from '../../../../src/shared/locales/en/issues.json'
import russian from '../../../../src/shared/locales/ru/issues.json'
import { figureValue, gregorian, makeRecord } from './makeRecord'

function found(kind: string, values: Readonly<Record<string, Json>>): string[] {
  return validateRecord(makeRecord(kind, values)).map(({ field, element, part, code }) =>
    [field, element, part, code].filter(Boolean).join(' ')
  )
}

const goodFigure = {
  subject: 's',
  measure: 'members',
  value: figureValue('44', '44'),
  asOf: gregorian('1928'),
  citations: [{ citation: 'c', field: '' }]
}

describe('validateRecord', () => {
  it('finds nothing in a well-filled record', () => {
    expect(found('figure', goodFigure)).toEqual([])
    const event = { title: 'Plenum', dates: gregorian('1923-06'), type: 'own kind of event' }
    expect(found('event', event)).toEqual([])
  })

  it('misses the expected fields, also where only the calendar is chosen', () => {
    const dates = { written: '', edtf: null, calendar: 'julian' }
    expect(found('event', { dates })).toEqual(['title expectedEmpty', 'dates expectedEmpty'])
  })

  it('points to element and part', () => {
    const values = {
      names: [{ text: 'A' }, { text: 'B', type: 'nickname' }],
      identifiers: [
        { value: 'Q316', scheme: 'Wikidata' },
        { value: 'Q', scheme: 'Wikidata' }
      ],
      datesOfExistence: gregorian('around the revolution', null)
    }
    expect(found('organisation', values)).toEqual([
      'names k1 type unknownTerm',
      'datesOfExistence dateNotUnderstood',
      'identifiers k1 value wikidata'
    ])
  })

  it('checks numbers and codes by the declaration', () => {
    const place = { page: -1, region: '90,0,20,5' }
    expect(found('citation', { source: 's', locator: 'p. 1', place })).toEqual([
      'place page notNegative',
      'place region region'
    ])
    const title = { title: 'T', date: gregorian('1928') }
    expect(found('source', { ...title, isbn: '1', issn: '2', url: '3' })).toEqual([
      'isbn isbn',
      'issn issn',
      'url url'
    ])
  })

  it('asks for what a figure needs', () => {
    expect(found('figure', {})).toEqual([
      'subject expectedEmpty',
      'measure expectedEmpty',
      'value expectedEmpty',
      'asOf figureWithoutAsOf',
      'citations figureWithoutCitation'
    ])
    expect(found('figure', { ...goodFigure, rank: 'deprecated' })).toEqual([
      'rankReason rankWithoutReason'
    ])
    expect(found('figure', { ...goodFigure, rank: 'deprecated', rankReason: 'misprint' })).toEqual(
      []
    )
  })

  it('expects a count to be a whole number, and money not', () => {
    const half = { ...goodFigure, value: figureValue('-0.5', '-0.5') }
    expect(found('figure', half)).toEqual(['value countNotInteger', 'value countNegative'])
    expect(found('figure', { ...half, measure: 'sumOfMoney' })).toEqual([])
  })

  it('tells a value that has no reading from one that has several, and 0 from nothing', () => {
    const blank = { ...figureValue('many', ''), state: null, exact: null }
    expect(found('figure', { ...goodFigure, value: blank })).toEqual(['value valueNotUnderstood'])
    const ambiguous = { ...blank, written: '8,900', ambiguous: ['8900', '8.9'] }
    expect(found('figure', { ...goodFigure, value: ambiguous })).toEqual(['value valueAmbiguous'])
    expect(found('figure', { ...goodFigure, value: figureValue('0', '0') })).toEqual([])
    const unknown = { ...blank, written: '?', state: 'unknown' }
    expect(found('figure', { ...goodFigure, value: unknown })).toEqual([])
  })

  it('lets a kind of a newer version pass', () => {
    expect(found('hologram', { title: '' })).toEqual([])
  })

  it('has a message for every code in every language', () => {
    // The type makes a missing message an error of compilation.
    const messages: Record<Locale, Record<IssueCode, string>> = {
      en: english.issues,
      ru: russian.issues,
      de: german.issues
    }
    for (const locale of locales) {
      expect(Object.keys(messages[locale])).toEqual(Object.keys(english.issues))
      expect(Object.values(messages[locale])).not.toContain('')
    }
  })
})
