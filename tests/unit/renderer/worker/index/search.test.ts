import { beforeAll, describe, expect, it } from 'vitest'
import { RecordIndex } from '../../../../../src/renderer/worker/catalogueIndex'
import type { Query } from '../../../../../src/renderer/worker/indexTypes'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import type { Condition } from '../../../../../src/shared/search/query'
import { putAll, readerOf } from '../../../../helpers/recordReader'
import { entered, recordsOf } from '../../../../helpers/records'

const all: Query = { kind: null, text: '', isTrash: false, filters: {}, sort: null }

const named = (kind: string, text: string, values = {}) =>
  entered(kind, { names: [{ text, type: 'authorised' }], ...values })
const titled = (text: string, values = {}) =>
  entered('periodical', { titles: [{ text, type: 'proper' }], ...values })

const records: CatalogueRecord[] = recordsOf([
  named('person', 'Прокофьев, Сергей', { history: 'Международная рабочая помощь' }),
  named('person', 'Prokop, Jan'),
  named('section', 'Section in Germany', {
    country: 'DE',
    form: 'massOrganisation',
    datesOfExistence: '1924–1936',
    tags: ['checked'],
    seat: 'Berlin'
  }),
  named('section', 'Secours rouge', {
    country: 'FR',
    form: 'committeeType',
    datesOfExistence: '1923?',
    seat: 'Paris',
    privateNotes: ['The red aid of France', 'Aid for the red ones']
  }),
  titled('Путь МОПРа', { place: 'Berlin', publicNotes: ['Red Aid'], referenceCode: 'P-10' }),
  titled('国际红色救济', { referenceCode: 'P-9' }),
  titled('Ёлка', { referenceCode: 'P-100' }),
  titled('Škola', {}),
  entered('document', { title: 'Письма секций', dates: '1928' }),
  entered('document', { title: 'Секция в Германии', scopeAndContent: 'Prokofiev' })
])
const reader = readerOf(() => records)
const index = new RecordIndex('en')

beforeAll(async () => {
  await putAll(index, records, reader)
})

async function found(query: Partial<Query>): Promise<string[]> {
  const rows = await index.query({ ...all, ...query }, reader)
  return Array.from(rows, row => index.titleOf(index.idOf(row)))
}

describe('searching', () => {
  it.each([
    ['prokofiev', ['Прокофьев, Сергей', 'Секция в Германии']],
    ['Prokofjew', ['Прокофьев, Сергей', 'Секция в Германии']],
    ['prokofi', ['Прокофьев, Сергей', 'Секция в Германии']],
    ['prok', ['Prokop, Jan', 'Прокофьев, Сергей', 'Секция в Германии']],
    ['elka', ['Ёлка']],
    ['skola', ['Škola']],
    ['shkola', ['Škola']],
    ['红色', ['国际红色救济']],
    ['guoji', ['国际红色救济']],
    ['секции', ['Секция в Германии', 'Письма секций']],
    ['письмо', ['Письма секций']],
    ['"red aid"', ['Secours rouge', 'Путь МОПРа']],
    ['"aid red"', []],
    ['red aid -france', ['Путь МОПРа']],
    ['title:red', []],
    ['title:rouge', ['Secours rouge']],
    ['note:red', ['Secours rouge', 'Путь МОПРа']],
    ['country:Deutschland', ['Section in Germany']],
    ['страна:Франция', ['Secours rouge']],
    ['seat:berlin', ['Section in Germany']],
    ['place:berlin', ['Путь МОПРа']],
    ['berlin -kind:x', ['Section in Germany', 'Путь МОПРа']],
    ['code:"P-10"', ['Путь МОПРа']],
    ['12:30', []]
  ])('%s', async (text, titles) => {
    expect(await found({ text })).toEqual(titles)
  })

  it('puts what is written so before what is alike, and titles first', async () => {
    expect((await found({ text: 'секция' }))[0]).toBe('Секция в Германии')
    expect((await found({ text: 'prokofiev' }))[0]).toBe('Прокофьев, Сергей')
  })

  it('puts titles that begin so, in either script, before those that hold it further on', async () => {
    const own = new RecordIndex('en')
    const titles = ['О Стасовой', 'Stasova, Elena', 'Дело Стасова', 'Стасова, Елена', 'Red Stasova']
    const given = recordsOf(titles.map(title => entered('document', { title })))
    const ownReader = readerOf(() => given)
    await putAll(own, given, ownReader)
    const sought = async (text: string) =>
      Array.from(await own.query({ ...all, text }, ownReader), row => own.titleOf(own.idOf(row)))
    expect(await sought('стасова')).toEqual([
      'Стасова, Елена',
      'Stasova, Elena',
      'Дело Стасова',
      'Red Stasova',
      'О Стасовой'
    ])
    expect((await sought('stasova')).slice(0, 3)).toEqual([
      'Stasova, Elena',
      'Стасова, Елена',
      'Red Stasova'
    ])
    expect((await sought('elena stasova')).slice(0, 1)).toEqual(['Stasova, Elena'])
  })

  it('says which field matched, and where', async () => {
    const [match] = index.matches(
      'rabochaia',
      [records[0]].flatMap(each => each ?? [])
    )
    expect(match).toMatchObject({ field: 'history', ranges: [[14, 21]] })
    const [title] = index.matches(
      'Prokofʹev',
      [records[0]].flatMap(each => each ?? [])
    )
    expect(title).toMatchObject({ field: 'recordTitle', ranges: [[0, 9]] })
  })

  it('finds records by exact code and by name', () => {
    expect(index.withCode('P-10')).toHaveLength(1)
    expect(index.withCode('P-1')).toEqual([])
    const asked = (text: string, ...kinds: string[]) => index.resolveNames([{ text, kinds }])[0]
    expect(asked(' p-10 ')).toEqual({ id: index.withCode('P-10')[0] })
    expect(asked('SECOURS ROUGE', 'section')).toHaveProperty('id')
    expect(asked('Secours rouge', 'person')).toBe('unknown')
    expect(asked('Secours')).toBe('unknown')
  })
})

describe('orders', () => {
  const by = async (field: string, kind: string, direction: 'ascending' | 'descending') =>
    found({ kind, sort: { field, direction } })

  it('reference codes in natural order, empty ones last in either direction', async () => {
    expect(await by('referenceCode', 'periodical', 'ascending')).toEqual([
      '国际红色救济',
      'Путь МОПРа',
      'Ёлка',
      'Škola'
    ])
    expect((await by('referenceCode', 'periodical', 'descending'))[3]).toBe('Škola')
  })

  it('dates by their bounds', async () => {
    expect(await by('datesOfExistence', 'section', 'ascending')).toEqual([
      'Secours rouge',
      'Section in Germany'
    ])
  })
})

describe('conditions', () => {
  const meets = async (condition: Condition, kind: string | null = null) =>
    found({ kind, conditions: { all: [condition] } })

  it.each<[Condition, string[]]>([
    [{ field: 'country', operator: 'equals', value: 'FR' }, ['Secours rouge']],
    [{ field: 'seat', operator: 'beginsWith', value: 'ber' }, ['Section in Germany']],
    [{ field: 'datesOfExistence', operator: 'overlaps', value: '1930' }, ['Section in Germany']],
    [{ field: 'datesOfExistence', operator: 'isUncertain' }, ['Secours rouge']],
    [{ field: 'datesOfExistence', operator: 'lessThan', value: '1924' }, ['Secours rouge']],
    [{ field: 'publicNotes', operator: 'contains', value: 'red aid' }, ['Путь МОПРа']],
    [{ field: 'names', part: 'text', operator: 'contains', value: 'rouge' }, ['Secours rouge']],
    [{ field: 'recordTitle', operator: 'contains', value: 'германии' }, ['Секция в Германии']],
    [{ field: 'decade', operator: 'equals', value: '1930' }, ['Section in Germany']]
  ])('%j', async (condition, titles) => {
    expect(await meets(condition)).toEqual(titles)
  })

  it('empty and not empty, and the reverse of any', async () => {
    const section = 'section'
    expect(await meets({ field: 'privateNotes', operator: 'isEmpty' }, section)).toEqual([
      'Section in Germany'
    ])
    expect(await meets({ field: 'privateNotes', operator: 'isNotEmpty' })).toEqual([
      'Secours rouge'
    ])
    expect(
      await meets({ field: 'country', operator: 'equals', value: 'FR', not: true }, section)
    ).toEqual(['Section in Germany'])
  })

  it('groups: any of all', async () => {
    const french: Condition = { field: 'country', operator: 'equals', value: 'FR' }
    const inBerlin: Condition = { field: 'seat', operator: 'equals', value: 'Berlin' }
    const conditions = { any: [{ all: [french, inBerlin] }, { any: [french] }] }
    expect(await found({ conditions })).toEqual(['Secours rouge'])
  })
})

describe('facets', () => {
  it('are counted with a search and under each other', async () => {
    const facets = await index.facets({ ...all, text: 'berlin' }, reader)
    expect(facets['kind']?.values).toEqual([
      { value: 'periodical', count: 1 },
      { value: 'section', count: 1 }
    ])
    const filters = { decade: ['1930'] }
    const both = await index.facets({ ...all, kind: 'section', filters }, reader)
    expect(both['country']?.values).toEqual([{ value: 'DE', count: 1 }])
    expect(both['decade']?.values).toEqual([
      { value: '1920', count: 2 },
      { value: '1930', count: 1 }
    ])
  })
})

describe('rows', () => {
  it('bring the texts of their cells', async () => {
    const rows = await index.query({ ...all, kind: 'section' }, reader)
    const page = index.page(rows.subarray(1, 2), ['recordTitle', 'country', 'seat', 'unknown'])
    expect(page[0]?.cells).toEqual(['Section in Germany', 'Germany', 'Berlin', ''])
  })
})
