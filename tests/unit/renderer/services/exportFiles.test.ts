import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import sample from '../../../../resources/sample/international-red-aid.json'
import { setField } from '../../../../src/shared/changeLog/edit'
import { parseCsv } from '../../../../src/shared/csv/parse'
import { unguardCell } from '../../../../src/shared/csv/guard'
import { operationsOfEntered } from '../../../../src/shared/records/entered'
import type { EnteredRecord } from '../../../../src/shared/records/entered'
import { kindNamed, kinds } from '../../../../src/shared/records/kinds'
import { defaultExportChoices } from '../../../../src/renderer/services/exportChoices'
import { csvSlabs } from '../../../../src/renderer/services/exportCsv'
import type { CsvFileOptions } from '../../../../src/renderer/services/exportCsv'
import { countOfList, idsByKind } from '../../../../src/renderer/services/exportIds'
import type { ExportSource } from '../../../../src/renderer/services/exportRecords'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { createTestIndex } from '../../../helpers/testIndex'

const everything = { kind: null, text: '', isTrash: false, filters: {}, sort: null }

let catalogue: TestCatalogue
beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  await catalogue.remove()
})

async function enter(records: readonly EnteredRecord[]): Promise<readonly string[]> {
  const { records: saved } = await catalogue.saving.save(operationsOfEntered(records, newRecordId))
  return saved.map(({ id }) => id)
}

async function enterSample(): Promise<readonly string[]> {
  return enter(sample as readonly EnteredRecord[])
}

function source(signal = new AbortController().signal): ExportSource & { read: () => number } {
  let read = 0
  const onRead = (records: number) => void (read += records)
  return { database: catalogue.database, locale: 'en', signal, onRead, read: () => read }
}

function kindOf(name: string): CsvFileOptions['kind'] {
  const kind = kindNamed(name)
  if (!kind) throw new Error(`no kind ${name}`)
  return kind
}

async function csv(
  kind: string,
  ids: readonly string[],
  more: Partial<CsvFileOptions> = {}
): Promise<string> {
  const { format } = defaultExportChoices
  const options = { kind: kindOf(kind), ids, format, without: [], ...more }
  let text = ''
  for await (const slab of csvSlabs(source(), options)) text += slab
  return text
}

async function rows(kind: string, ids: readonly string[], more: Partial<CsvFileOptions> = {}) {
  const { rows: read, issues } = parseCsv(await csv(kind, ids, more), ',')
  expect(issues).toEqual([])
  const [header = [], ...cells] = read
  return cells.map(row => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
}

async function idsOf(kind: string): Promise<readonly string[]> {
  const all = await catalogue.database.records.toArray()
  return all.filter(record => record.kind === kind).map(({ id }) => id)
}

describe('records of a list', () => {
  it('are found by kind, in the order of the list, the trash left out', async () => {
    const index = createTestIndex(catalogue.database)
    const [a, b, person] = await enter([
      { key: 'a', kind: 'source', values: { title: 'Zeta' } },
      { key: 'b', kind: 'source', values: { title: 'Alpha' } },
      { key: 'p', kind: 'person', values: { names: [{ text: 'Stasova' }] } }
    ])
    expect(await idsByKind(index, everything, ['source', 'event'])).toEqual(
      new Map([
        ['source', [b, a]],
        ['event', []]
      ])
    )
    const all = await idsByKind(index, everything, ['source', 'person'])
    expect(all.get('person')).toEqual([person])
    const found = await idsByKind(index, { ...everything, text: 'zet' }, ['source'])
    expect(found.get('source')).toEqual([a])
    const record = await catalogue.database.records.get(a ?? '')
    if (record) await catalogue.saving.save([setField(record, 'deleted', true)])
    const left = await idsByKind(index, { ...everything, isTrash: true }, ['source'])
    expect(left.get('source')).toEqual([b])
  })

  it('are counted as they would be found', async () => {
    const index = createTestIndex(catalogue.database)
    const [a] = await enter([
      { key: 'a', kind: 'source', values: { title: 'Zeta' } },
      { key: 'b', kind: 'source', values: { title: 'Alpha' } },
      { key: 'p', kind: 'person', values: { names: [{ text: 'Stasova' }] } }
    ])
    const record = await catalogue.database.records.get(a ?? '')
    if (record) await catalogue.saving.save([setField(record, 'deleted', true)])
    const names = kinds.map(({ name }) => name)
    expect(await countOfList(index, everything, names)).toBe(2)
    expect(await countOfList(index, everything, ['source', 'event'])).toBe(1)
    expect(await countOfList(index, { ...everything, kind: 'person' }, ['person'])).toBe(1)
    expect(await countOfList(index, { ...everything, text: 'zet' }, names)).toBe(0)
  })
})

describe('CSV', () => {
  it('writes figures in long form with what their citations say', async () => {
    await enterSample()
    const figures = await rows('figure', await idsOf('figure'))
    const members = figures.find(row => row['locator']?.includes('1928'))
    expect(members).toMatchObject({ source: 'S-1', subject: expect.any(String) })
    expect(members?.['subject']).not.toBe('')
    expect(members?.['source_id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('names an untitled record by its id', async () => {
    const [, citation] = await enter([
      { key: 's', kind: 'source', values: { sourceKind: 'book' } },
      { key: 'c', kind: 'citation', values: { source: '@s', locator: 'p. 3' } }
    ])
    const [row] = await rows('citation', [citation ?? ''])
    expect(row?.['source']).toMatch(/^[0-9a-f-]{36}$/)
    expect(row?.['source']).toBe(row?.['source_id'])
  })

  it('guards formulas so that nothing is lost, and writes them as they are when asked to', async () => {
    const title = '=HYPERLINK("http://example.org")'
    const ids = await enter([{ key: 's', kind: 'source', values: { title } }])
    const [safe] = await rows('source', ids)
    expect(safe?.['title']).toBe(`'${title}`)
    expect(unguardCell(safe?.['title'] ?? '')).toBe(title)
    const format = { ...defaultExportChoices.format, guard: 'exact' } as const
    expect((await rows('source', ids, { format }))[0]?.['title']).toBe(title)
  })

  it('follows the delimiter, the line ends and the byte order mark', async () => {
    const ids = await enter([{ key: 's', kind: 'source', values: { title: 'A; B' } }])
    const without = ['id']
    const text = await csv('source', ids, { without })
    expect(text.startsWith('\uFEFF')).toBe(false)
    expect(text.split('\r\n')).toHaveLength(3)
    const format = { delimiter: ';', lineEnd: '\n', byteOrderMark: true, guard: 'safe' } as const
    const other = await csv('source', ids, { format })
    expect(other.startsWith('\uFEFFid;')).toBe(true)
    expect(other).toContain('"A; B"')
    expect(other).not.toContain('\r')
  })

  it('leaves out columns, and what is in the trash', async () => {
    const [a = '', b = ''] = await enter([
      { key: 'a', kind: 'source', values: { title: 'A' } },
      { key: 'b', kind: 'source', values: { title: 'B' } }
    ])
    const record = await catalogue.database.records.get(a)
    if (record) await catalogue.saving.save([setField(record, 'deleted', true)])
    const written = await rows('source', [a, b], { without: ['reference_code', 'private_notes'] })
    expect(written.map(row => row['title'])).toEqual(['B'])
    expect(Object.keys(written[0] ?? {})).not.toContain('private_notes')
  })

  it('hands over long files in slabs that end with a row', async () => {
    const many = Array.from({ length: 1200 }, (_, at) => ({
      key: String(at),
      kind: 'source',
      values: { title: `${String(at)} ${'text '.repeat(100)}` }
    }))
    const ids = await enter(many)
    const from = source()
    const { format } = defaultExportChoices
    const slabs: string[] = []
    for await (const slab of csvSlabs(from, { kind: kindOf('source'), ids, format, without: [] })) {
      slabs.push(slab)
    }
    expect(slabs.length).toBeGreaterThan(1)
    expect(slabs.every(slab => slab.endsWith('\r\n'))).toBe(true)
    expect(parseCsv(slabs.join(''), ',').rows).toHaveLength(1201)
    expect(from.read()).toBe(1200)
  })

  it('stops reading when it is cancelled', async () => {
    const ids = await enter([{ key: 'a', kind: 'source', values: { title: 'A' } }])
    const controller = new AbortController()
    controller.abort()
    const { format } = defaultExportChoices
    const slabs = csvSlabs(source(controller.signal), {
      kind: kindOf('source'),
      ids,
      format,
      without: []
    })
    await expect(slabs.next()).rejects.toThrow(/abort/i)
  })
})
