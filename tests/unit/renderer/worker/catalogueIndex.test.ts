import { beforeEach, describe, expect, it } from 'vitest'
import sample from '../../../../resources/sample/international-red-aid.json'
import { deletedField } from '../../../../src/shared/records/record'
import type { EnteredRecord } from '../../../../src/shared/records/entered'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { Entries } from '../../../../src/renderer/worker/catalogueIndex'
import { fold } from '../../../../src/renderer/worker/fold'
import type { Query } from '../../../../src/renderer/worker/indexTypes'
import { entered, recordsOf } from '../../../helpers/records'

const all: Query = { kind: null, text: '', isTrash: false, filters: {}, sort: null }

let entries: Entries
let records: CatalogueRecord[]

beforeEach(() => {
  records = recordsOf([
    ...(sample as unknown as EnteredRecord[]),
    entered('person', { names: [{ text: 'Стасова, Елена Дмитриевна', type: 'authorised' }] }),
    entered('periodical', { titles: [{ text: 'Ёлка', type: 'proper' }], languages: ['rus'] }),
    entered('periodical', { titles: [{ text: 'Ελληνική Εργατική Βοήθεια', type: 'proper' }] })
  ])
  entries = new Entries('en')
  entries.put(records)
})

function titles(query: Partial<Query>): string[] {
  return entries.labels(entries.query({ ...all, ...query })).map(({ title }) => title)
}

function changed(title: string, values: Record<string, unknown>): CatalogueRecord {
  const id = entries.query(all).find(each => entries.titleOf(each) === title)
  const record = records.find(each => each.id === id)
  if (!record) throw new Error(`no record ${title}`)
  return { ...record, values: { ...record.values, ...values } as CatalogueRecord['values'] }
}

describe('folding', () => {
  it.each([
    ['Стасова', 'stasova'],
    ['Ёлка', 'elka'],
    ['České Slovo', 'ceske slovo'],
    ['Straße', 'strasse'],
    ['«Путь — МОПРа»', 'put mopra']
  ])('reads %s as %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })
})

describe('the index', () => {
  it('counts records by kind, the trash apart', () => {
    expect(entries.counts().byKind).toMatchObject({
      section: 4,
      figure: 6,
      person: 4,
      periodical: 2
    })
    entries.put([changed('Ёлка', { [deletedField]: true })])
    expect(entries.counts()).toMatchObject({ trash: 1 })
    expect(entries.counts().byKind['periodical']).toBe(1)
    expect(titles({ isTrash: true })).toEqual(['Ёлка'])
  })

  it('a record whose creation was taken back is neither in lists nor in the trash', () => {
    entries.put([changed('Ёлка', { [deletedField]: 'undone' })])
    expect(titles({ kind: 'periodical' })).not.toContain('Ёлка')
    expect(titles({ isTrash: true })).toEqual([])
  })

  it('finds Cyrillic by Latin letters and the reverse, by any beginning of a word', () => {
    expect(titles({ text: 'Stasova Elen', kind: 'person' })).toHaveLength(2)
    expect(titles({ text: 'стасова', kind: 'person' })).toHaveLength(2)
    expect(titles({ text: 'elka' })).toEqual(['Ёлка'])
    expect(titles({ text: 'asova' })).toEqual([])
  })

  it('finds a record by its notes, countries and the titles of records it names', () => {
    expect(titles({ text: 'Deutschland', kind: 'section' })).toEqual(['Section in Germany'])
    expect(titles({ text: 'captives of capitalism' })).toEqual(['International Red Aid'])
    expect(titles({ text: 'Stasova 8305454', kind: 'figure' })).toHaveLength(1)
  })

  it('titles of figures follow the title of their subject', () => {
    expect(titles({ text: '44', kind: 'figure' })).toEqual([
      '44 national sections · International Red Aid · 1 January 1928'
    ])
    const names = [
      { key: 'x', order: 'V', value: { text: 'MOPR International', type: 'authorised' } }
    ]
    const organisation = titles({ kind: 'organisation' }).includes('International Red Aid')
    expect(organisation).toBe(true)
    const id = records.find(each => each.kind === 'organisation' && each.values['parent'])
    if (!id) throw new Error('the sample has no organisation with a parent')
    const renamed = { ...id, values: { ...id.values, names } }
    const mentioning = entries.put([renamed])
    entries.put(records.filter(each => mentioning.includes(each.id)))
    expect(titles({ text: '44', kind: 'figure' })).toEqual([
      '44 national sections · MOPR International · 1 January 1928'
    ])
  })

  it('sorts figures by number and dates by time, empty values last', () => {
    const ascending = { field: 'value', direction: 'ascending' } as const
    expect(titles({ kind: 'figure', sort: ascending }).map(title => title.split(' ')[0])).toEqual([
      '19',
      '44',
      '56',
      '58',
      '8,305,454',
      '8,900,000'
    ])
    const newestFirst = { field: 'dates', direction: 'descending' } as const
    expect(titles({ kind: 'event', sort: newestFirst })).toEqual([
      'First international conference',
      'First plenary session of the Central Committee'
    ])
  })

  it('counts facets under the other choices', () => {
    const query = { ...all, kind: 'section', filters: { country: ['FR'] } }
    expect(entries.query(query)).toHaveLength(1)
    const facets = entries.facets(query)
    expect(facets['country']).toHaveLength(4)
    expect(facets['form']).toEqual([{ value: 'massOrganisation', count: 1 }])
  })

  it('suggests records of the kinds asked for, titles that begin with the text first', () => {
    const found = entries.suggest(['person', 'section'], 'sta', 5)
    expect(found[0]?.title).toMatch(/^(Stasova|Стасова)/)
    expect(found.every(({ kind }) => kind === 'person' || kind === 'section')).toBe(true)
  })
})
