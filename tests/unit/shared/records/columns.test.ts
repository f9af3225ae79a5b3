import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../src/shared/changeLog/changeset'
import {
  columnsOf,
  defaultColumnsOf,
  foldForSorting,
  type SortKey
} from '../../../../src/shared/records/columns'
import { kindNamed, kinds } from '../../../../src/shared/records/kinds'
import type { Locale } from '../../../../src/shared/records/words'
import { figureValue, gregorian, makeRecord } from './makeRecord'

const labelOf = (id: string): string => `Record ${id}`

function keyOf(kindName: string, column: string, value: Json, locale: Locale = 'en'): SortKey {
  const kind = kindNamed(kindName)
  const found = kind && columnsOf(kind).find(({ id }) => id === column)
  if (!found) throw new Error(column)
  return found.sortKeyOf(makeRecord(kindName, { [column]: value }), locale, labelOf)
}

describe('columnsOf', () => {
  it.each(kinds.map(kind => kind.name))('gives every column of %s its own id', name => {
    const kind = kindNamed(name)
    const ids = kind ? columnsOf(kind).map(({ id }) => id) : []
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids[0]).toBe('recordTitle')
  })

  it('shows first what the declaration marks', () => {
    const event = kindNamed('event')
    const shown = event ? defaultColumnsOf(event).map(({ id }) => id) : []
    expect(shown).toEqual(['recordTitle', 'type', 'dates', 'place', 'referenceCode', 'status'])
  })

  it('sorts dates by their beginning, Julian ones by the Gregorian day', () => {
    expect(keyOf('event', 'dates', gregorian('June 1923', '1923-06'))).toBe(19230601)
    expect(keyOf('event', 'dates', gregorian('to 1931', '/1931'))).toBe(19311231)
    const julian = { written: '25 октября 1917', edtf: '1917-10-25', calendar: 'julian' }
    expect(keyOf('event', 'dates', julian)).toBe(19171107)
    expect(keyOf('event', 'dates', gregorian('once', null))).toBeNull()
  })

  it('sorts figures by number, also where only a bound is stated', () => {
    expect(keyOf('figure', 'value', figureValue('8.9 million', '8900000'))).toBe(8900000)
    const atLeast = { written: 'over 300', state: 'value', exact: null, lower: '300' }
    expect(keyOf('figure', 'value', atLeast)).toBe(300)
    expect(keyOf('figure', 'value', { written: '?', state: 'unknown' })).toBeNull()
    expect(keyOf('figure', 'value', figureValue('0', '0'))).toBe(0)
  })

  it('sorts ranked terms by rank and other terms by label', () => {
    expect(keyOf('event', 'status', 'draft')).toBe(0)
    expect(keyOf('event', 'status', 'published')).toBe(2)
    expect(keyOf('event', 'type', 'plenum')).toBe('plenary session')
    expect(keyOf('event', 'type', 'plenum', 'ru')).toBe('пленум')
  })

  it('sorts references by the title of the record', () => {
    expect(keyOf('event', 'organisation', 'b')).toBe('record b')
  })

  it('shows the title and the time of the last change', () => {
    const [title, ...rest] = columnsOf(kindNamed('event') ?? kinds[0] ?? fail())
    const record = { ...makeRecord('event', { title: '«Plenum»' }), updatedAt: 86_400_000 }
    expect(title?.textOf(record, 'en', labelOf)).toBe('«Plenum»')
    expect(title?.sortKeyOf(record, 'en', labelOf)).toBe('plenum»')
    expect(rest.at(-1)?.textOf(record, 'en', labelOf)).toBe('1970-01-02 00:00')
  })
})

describe('foldForSorting', () => {
  it('orders numbers by value and ignores accents and ё', () => {
    const sorted = ['ф. 495 д. 10', 'ф. 495 д. 9', 'Émile', 'Zetkin', 'emilie', 'ёлка', 'ель'].sort(
      (a, b) => (foldForSorting(a) < foldForSorting(b) ? -1 : 1)
    )
    expect(sorted).toEqual([
      'Émile',
      'emilie',
      'Zetkin',
      'ёлка',
      'ель',
      'ф. 495 д. 9',
      'ф. 495 д. 10'
    ])
  })

  it('keeps й apart from и', () => {
    expect(foldForSorting('Йошкар')).toBe('йошкар')
  })
})

function fail(): never {
  throw new Error('no such kind')
}
