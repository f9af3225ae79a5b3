import { beforeEach, describe, expect, it } from 'vitest'
import sample from '../../../../resources/sample/international-red-aid.json'
import { deletedField } from '../../../../src/shared/records/record'
import type { EnteredRecord } from '../../../../src/shared/records/entered'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { RecordIndex } from '../../../../src/renderer/worker/catalogueIndex'
import type { Query } from '../../../../src/renderer/worker/indexTypes'
import { putAll, readerOf } from '../../../helpers/recordReader'
import { entered, recordsOf } from '../../../helpers/records'

const all: Query = { kind: null, text: '', isTrash: false, filters: {}, sort: null }

let index: RecordIndex
let records: CatalogueRecord[]

beforeEach(async () => {
  records = recordsOf([
    ...(sample as unknown as EnteredRecord[]),
    entered('person', { names: [{ text: 'Стасова, Елена Дмитриевна', type: 'authorised' }] }),
    entered('periodical', { titles: [{ text: 'Ёлка', type: 'proper' }], languages: ['rus'] }),
    entered('periodical', { titles: [{ text: 'Ελληνική Εργατική Βοήθεια', type: 'proper' }] })
  ])
  index = new RecordIndex('en')
  await putAll(
    index,
    records,
    readerOf(() => records)
  )
})

async function ids(query: Partial<Query>): Promise<string[]> {
  const rows = await index.query(
    { ...all, ...query },
    readerOf(() => records)
  )
  return Array.from(rows, row => index.idOf(row))
}

async function titles(query: Partial<Query>): Promise<string[]> {
  return index.labels(await ids(query)).map(({ title }) => title)
}

async function put(...changed: CatalogueRecord[]): Promise<void> {
  const known = new Map([...records, ...changed].map(record => [record.id, record]))
  records = [...known.values()]
  await putAll(
    index,
    changed,
    readerOf(() => records)
  )
}

async function changed(title: string, values: Record<string, unknown>): Promise<CatalogueRecord> {
  const id = (await ids({})).find(each => index.titleOf(each) === title)
  const record = records.find(each => each.id === id)
  if (!record) throw new Error(`no record ${title}`)
  return { ...record, values: { ...record.values, ...values } as CatalogueRecord['values'] }
}

describe('the index', () => {
  it('counts records by kind, the trash apart', async () => {
    expect(index.counts().byKind).toMatchObject({
      section: 4,
      figure: 6,
      person: 4,
      periodical: 2
    })
    await put(await changed('Ёлка', { [deletedField]: true }))
    expect(index.counts()).toMatchObject({ trash: 1 })
    expect(index.counts().byKind['periodical']).toBe(1)
    expect(await titles({ isTrash: true })).toEqual(['Ёлка'])
  })

  it('a record whose creation was taken back is neither in lists nor in the trash', async () => {
    await put(await changed('Ёлка', { [deletedField]: 'undone' }))
    expect(await titles({ kind: 'periodical' })).not.toContain('Ёлка')
    expect(await titles({ isTrash: true })).toEqual([])
  })

  it('finds Cyrillic by Latin letters and the reverse, by any beginning of a word', async () => {
    expect(await titles({ text: 'Stasova Elen', kind: 'person' })).toHaveLength(2)
    expect(await titles({ text: 'стасова', kind: 'person' })).toHaveLength(2)
    expect(await titles({ text: 'elka' })).toEqual(['Ёлка'])
    expect(await titles({ text: 'asova' })).toEqual([])
  })

  it('finds a record by its notes, countries and the titles of records it names', async () => {
    expect(await titles({ text: 'Deutschland', kind: 'section' })).toEqual(['Section in Germany'])
    expect(await titles({ text: 'captives of capitalism' })).toEqual(['International Red Aid'])
    expect(await titles({ text: 'Stasova 8305454', kind: 'figure' })).toHaveLength(1)
  })

  it('titles of figures follow the title of their subject', async () => {
    expect(await titles({ text: '44', kind: 'figure' })).toEqual([
      '44 national sections · International Red Aid · 1 January 1928'
    ])
    const names = [
      { key: 'x', order: 'V', value: { text: 'MOPR International', type: 'authorised' } }
    ]
    const organisation = (await titles({ kind: 'organisation' })).includes('International Red Aid')
    expect(organisation).toBe(true)
    const id = records.find(each => each.kind === 'organisation' && each.values['parent'])
    if (!id) throw new Error('the sample has no organisation with a parent')
    const renamed = { ...id, values: { ...id.values, names } }
    await put(renamed)
    expect(await titles({ text: '44', kind: 'figure' })).toEqual([
      '44 national sections · MOPR International · 1 January 1928'
    ])
  })

  it('sorts figures by number and dates by time, empty values last', async () => {
    const ascending = { field: 'value', direction: 'ascending' } as const
    expect(
      (await titles({ kind: 'figure', sort: ascending })).map(title => title.split(' ')[0])
    ).toEqual(['19', '44', '56', '58', '8,305,454', '8,900,000'])
    const newestFirst = { field: 'dates', direction: 'descending' } as const
    expect(await titles({ kind: 'event', sort: newestFirst })).toEqual([
      'First international conference',
      'First plenary session of the Central Committee'
    ])
  })

  it('counts facets under the other choices', async () => {
    const query = { ...all, kind: 'section', filters: { country: ['FR'] } }
    expect(await ids(query)).toHaveLength(1)
    const facets = await index.facets(
      query,
      readerOf(() => records)
    )
    expect(facets['country']?.total).toBe(4)
    expect(facets['form']?.values).toEqual([{ value: 'massOrganisation', count: 1 }])
  })

  it('gives the most frequent of very many values, those chosen, and how many there are', async () => {
    const large = new RecordIndex('en')
    const tagged = recordsOf(
      Array.from({ length: 300 }, (_, at) => {
        const tags = at < 290 ? [`rare ${String(at)}`, 'common'] : ['less common', 'common']
        return entered('source', { title: `Source ${String(at)}`, tags })
      })
    )
    await putAll(
      large,
      tagged,
      readerOf(() => tagged)
    )
    const facetsOf = async (filters: Query['filters']) =>
      large.facets(
        { ...all, filters },
        readerOf(() => tagged)
      )
    const { tags } = await facetsOf({})
    expect(tags?.total).toBe(292)
    expect(tags?.values).toHaveLength(100)
    expect(tags?.values.slice(0, 2)).toEqual([
      { value: 'common', count: 300 },
      { value: 'less common', count: 10 }
    ])
    const chosen = (await facetsOf({ tags: ['rare 289'] })).tags
    expect(chosen?.values).toContainEqual({ value: 'rare 289', count: 1 })
    expect(chosen?.values).toHaveLength(101)
  })

  it('suggests records of the kinds asked for, titles that begin with the text first', async () => {
    const found = index.suggest(['person', 'section'], 'sta', 5)
    expect(found[0]?.title).toMatch(/^(Stasova|Стасова)/)
    expect(found.every(({ kind }) => kind === 'person' || kind === 'section')).toBe(true)
  })
})
