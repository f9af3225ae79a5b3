import { describe, expect, it } from 'vitest'
import { displayField, displayValue } from '../../../../src/shared/records/display'
import type { Kind } from '../../../../src/shared/records/kind'
import { kindNamed } from '../../../../src/shared/records/kinds'
import type { Json } from '../../../../src/shared/changeLog/changeset'
import type { Locale } from '../../../../src/shared/records/words'
import { gregorian, makeRecord } from './makeRecord'

const labelOf = (id: string): string => `<${id}>`

function kindOf(name: string): Kind {
  const kind = kindNamed(name)
  if (!kind) throw new Error(name)
  return kind
}

function show(kind: string, values: Readonly<Record<string, Json>>, locale: Locale = 'en'): string {
  const [field = ''] = Object.keys(values)
  return displayField(kindOf(kind), field, makeRecord(kind, values), locale, labelOf)
}

describe('displayField', () => {
  it('joins the values of a repeatable field and leaves empty ones out', () => {
    expect(show('periodical', { languages: ['rus', 'deu'] })).toBe('Russian; German')
    expect(show('periodical', { languages: ['rus', 'deu'] }, 'de')).toBe('Russisch; Deutsch')
    expect(show('document', { publicNotes: ['a', '', 'b'] })).toBe('a; b')
  })

  it('shows dates as written, on one line', () => {
    expect(show('event', { dates: gregorian('июнь 1923\nг.', '1923-06') })).toBe('июнь 1923 г.')
    expect(show('event', { dates: gregorian('', '1923-06') })).toBe('1923-06')
  })

  it('shows a group by its main part, or the first that is filled in', () => {
    expect(show('person', { names: [{ text: 'Zetkin', type: 'authorised' }] })).toBe('Zetkin')
    expect(show('person', { roles: [{ role: 'chairman', body: 'b' }, { body: 'c' }] })).toBe(
      'Chairman; <c>'
    )
  })

  it('shows a figure as printed, else the exact number in the reader’s language', () => {
    const value = { written: '8.9 million', state: 'value', exact: '8900000' }
    expect(show('figure', { value })).toBe('8.9 million')
    expect(show('figure', { value: { ...value, written: '' } })).toBe('8,900,000')
    expect(show('figure', { value: { ...value, written: '' } }, 'de')).toBe('8.900.000')
    expect(show('figure', { value: { written: '0', state: 'value', exact: '0' } })).toBe('0')
  })

  it('names the field a citation supports', () => {
    const field = kindOf('event').fields.find(field => field.name === 'citations')
    const part = field?.parts?.find(part => part.name === 'field')
    if (!part) throw new Error('no such part')
    expect(displayValue(part, 'dates', 'de', labelOf, kindOf('event'))).toBe('Daten')
    expect(displayValue(part, 'dates', 'de', labelOf, kindOf('document'))).toBe('Laufzeit')
    expect(displayValue(part, 'names', 'de', labelOf)).toBe('Namen')
    expect(displayValue(part, 'ofTheFuture', 'de', labelOf)).toBe('ofTheFuture')
  })

  it('is empty for an empty field and one that does not exist', () => {
    expect(show('event', { place: '' })).toBe('')
    expect(show('event', { ofTheFuture: 'x' })).toBe('')
  })
})
