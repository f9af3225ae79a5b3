import { describe, expect, it } from 'vitest'
import { actionsFor, bulkOperations, editedRecord } from '../../../../src/shared/bulk/bulkEdit'
import type { BulkChange } from '../../../../src/shared/bulk/bulkEdit'
import { expressionOf } from '../../../../src/shared/bulk/textPattern'
import type { TextPattern } from '../../../../src/shared/bulk/textPattern'
import { partsOf } from '../../../../src/shared/records/field'
import { fieldOf } from '../../../../src/shared/records/kind'
import { kindNamed } from '../../../../src/shared/records/kinds'
import { valuesOf } from '../../../../src/shared/records/record'
import { gregorian, makeRecord } from '../records/makeRecord'

function field(kindName: string, name: string) {
  const kind = kindNamed(kindName)
  const found = kind && fieldOf(kind, name)
  if (!found) throw new Error(`no field ${name}`)
  return found
}

const document = makeRecord('document', {
  title: 'Отчёт о работе (1928)',
  dates: gregorian('1928'),
  tags: ['red', 'blue']
})
const section = makeRecord('section', {
  names: [
    { text: 'German section', language: 'eng' },
    { text: 'Deutsche Sektion', language: 'deu' }
  ]
})

function after(name: string, change: BulkChange, part: string | null = null, record = document) {
  const own = field(record.kind, name)
  const meant = partsOf(own).find(each => each.name === part) ?? null
  const edited = editedRecord(record, { field: own, part: meant, change }, () => 'new')
  return valuesOf(edited, name)
}

function replacing(pattern: Partial<TextPattern>, replacement: string): BulkChange {
  const expression = expressionOf({
    find: '',
    isRegularExpression: false,
    isCaseSensitive: false,
    isWholeWord: false,
    ...pattern
  })
  if (!(expression instanceof RegExp)) throw new Error('no expression')
  const isRegularExpression = pattern.isRegularExpression === true
  return { action: 'replace', expression, replacement, isRegularExpression }
}

describe('an edit of many records', () => {
  it('sets a value, and empties it', () => {
    expect(after('title', { action: 'set', value: 'Отчёт' })).toEqual(['Отчёт'])
    expect(after('title', { action: 'clear' })).toEqual([null])
  })

  it('adds a value where it is not there yet', () => {
    expect(after('tags', { action: 'add', value: 'green' })).toEqual(['red', 'blue', 'green'])
    expect(after('tags', { action: 'add', value: 'red' })).toEqual(['red', 'blue'])
  })

  it('removes a value, and makes one the only one', () => {
    expect(after('tags', { action: 'remove', value: 'red' })).toEqual(['blue'])
    expect(after('tags', { action: 'set', value: 'green' })).toEqual(['green'])
  })

  it('writes nothing for a record that it leaves as it is', () => {
    const edit = { field: field('document', 'tags'), part: null }
    const add: BulkChange = { action: 'add', value: 'red' }
    expect(bulkOperations(document, { ...edit, change: add }, () => 'new')).toEqual([])
    const remove: BulkChange = { action: 'remove', value: 'red' }
    expect(bulkOperations(document, { ...edit, change: remove }, () => 'new')).toMatchObject([
      { f: 'tags', e: 'k0', p: null }
    ])
  })

  it('replaces plain text as it stands, with what would be signs of an expression', () => {
    expect(after('title', replacing({ find: '(1928)' }, '[$1]'))).toEqual(['Отчёт о работе [$1]'])
    expect(after('title', replacing({ find: 'отчёт' }, 'Доклад'))).toEqual([
      'Доклад о работе (1928)'
    ])
    expect(after('title', replacing({ find: 'отчёт', isCaseSensitive: true }, 'X'))).toEqual([
      'Отчёт о работе (1928)'
    ])
  })

  it('replaces whole words of any script', () => {
    expect(after('title', replacing({ find: 'о', isWholeWord: true }, 'об общей'))).toEqual([
      'Отчёт об общей работе (1928)'
    ])
  })

  it('replaces by a regular expression with its groups', () => {
    const change = replacing({ find: '\\((\\d+)\\)', isRegularExpression: true }, 'за $1 год')
    expect(after('title', change)).toEqual(['Отчёт о работе за 1928 год'])
  })

  it('reads a date anew that it changed', () => {
    expect(after('dates', replacing({ find: '1928' }, '1929'))).toEqual([gregorian('1929')])
  })

  it('replaces in one part of a group, or in all of its texts, and leaves codes alone', () => {
    const change = replacing({ find: 'e' }, 'E')
    const texts = [
      { text: 'GErman sEction', language: 'eng' },
      { text: 'DEutschE SEktion', language: 'deu' }
    ]
    expect(after('names', change, null, section)).toEqual(texts)
    expect(after('names', change, 'text', section)).toEqual(texts)
  })

  it('makes one tag of two that become the same', () => {
    expect(after('tags', replacing({ find: 'blue' }, 'red'))).toEqual(['red'])
  })

  it('offers adding and removing for lists, and replacing for texts', () => {
    expect(actionsFor(field('document', 'tags'))).toEqual([
      'add',
      'remove',
      'set',
      'replace',
      'clear'
    ])
    expect(actionsFor(field('document', 'status'))).toEqual(['set', 'clear'])
  })
})

describe('a pattern', () => {
  const plain = { isRegularExpression: true, isCaseSensitive: false, isWholeWord: false }

  it('that is no expression says why', () => {
    expect(expressionOf({ find: '(', ...plain })).toHaveProperty('message')
  })

  it('that is empty finds nothing', () => {
    expect(expressionOf({ find: '', ...plain })).toBeNull()
  })
})
