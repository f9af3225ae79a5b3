import { describe, expect, it } from 'vitest'
import { RecordIndex } from '../../../../../src/renderer/worker/catalogueIndex'
import {
  readCheckpoint,
  writeCheckpoint
} from '../../../../../src/renderer/worker/index/checkpoint'
import type { Query } from '../../../../../src/renderer/worker/indexTypes'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { generatedRecord } from '../../../../bench/generated/records'
import { pick, seeded, whole } from '../../../../helpers/random'
import { memoryFile } from '../../../../helpers/memoryFile'
import { putAll, readerOf } from '../../../../helpers/recordReader'
import { recordsOf } from '../../../../helpers/records'
import { makeRecord } from '../../../shared/records/makeRecord'

const all: Query = { kind: null, text: '', isTrash: false, filters: {}, sort: null }
/** Every fourth of a block, so that all kinds are there, and references to what is not. */
const source = recordsOf(Array.from({ length: 1000 }, (_, at) => generatedRecord(at))).filter(
  (_, at) => at % 4 === 0
)
const nothing = (): CatalogueRecord[] => []
/** Of a slow machine. */
const patience = 120_000

const queries: readonly Partial<Query>[] = [
  {},
  { kind: 'figure' },
  { isTrash: true },
  { text: 'ва' },
  { text: 'generated 1' },
  { text: 'members', kind: 'figure' },
  { text: '-members', kind: 'figure' },
  { filters: { country: ['DE', 'FR'] } },
  { filters: { decade: ['1930'] }, text: 'st' },
  { sort: { field: 'referenceCode', direction: 'descending' } },
  { kind: 'section', sort: { field: 'datesOfExistence', direction: 'ascending' } },
  { sort: { field: 'updatedAt', direction: 'ascending' } },
  { conditions: { all: [{ field: 'asOf', operator: 'overlaps', value: '193X' }] } }
]

/** All that can be asked for, independent of the order in which records came. */
async function answers(
  index: RecordIndex,
  records: readonly CatalogueRecord[],
  isInOrderOfRows = true
) {
  const reader = readerOf(() => records)
  const given = []
  for (const partial of queries) {
    const query = { ...all, ...partial }
    const rows = await index.query(query, reader)
    // Rows of equal keys keep to the order in which they came.
    const ids = Array.from(rows, row => index.idOf(row)).sort()
    const sorted = index
      .page(rows, [query.sort?.field ?? 'recordTitle'])
      .map(({ cells }) => cells[0])
    if (!isInOrderOfRows) sorted.sort()
    given.push({ partial, ids, sorted, facets: await index.facets(query, reader) })
  }
  return { given, counts: index.counts(), values: index.valuesOf('tags', null) }
}

function edited(record: CatalogueRecord, random: () => number, at: number): CatalogueRecord {
  const values: Record<string, unknown> = { ...record.values }
  const change = whole(random, 4)
  if (change === 0) values['deleted'] = true
  if (change === 1) values['referenceCode'] = `CHANGED-${String(at)}`
  if (change === 2 && record.kind === 'section') {
    values['names'] = [{ key: 'x', order: 'V', value: { text: `Секция ${String(at)}` } }]
  }
  if (change === 3) values['status'] = 'checked'
  return {
    ...record,
    values: values as CatalogueRecord['values'],
    updatedAt: record.updatedAt + at
  }
}

async function edit(
  index: RecordIndex,
  rounds: number,
  seed: number,
  { from = source, askedEvery = 7 } = {}
) {
  const random = seeded(seed)
  const records = new Map(from.map(record => [record.id, record]))
  const reader = readerOf(() => [...records.values()])
  for (let round = 0; round < rounds; round++) {
    const changed = Array.from({ length: 1 + whole(random, 6) }, (_, at) =>
      edited(pick(random, [...records.values()]), random, round * 10 + at)
    )
    for (const record of changed) records.set(record.id, record)
    await putAll(
      index,
      [...new Map(changed.map(each => [each.id, each])).values()].flatMap(
        each => records.get(each.id) ?? []
      ),
      reader
    )
    if (round % 5 === 0) for (const pause of index.tidy()) expect(pause).toBeUndefined()
    // Orders are asked for in between, so that they are kept up and not made at the end.
    if (round % askedEvery === 0) await answers(index, [...records.values()])
  }
  return [...records.values()]
}

async function fresh(records: readonly CatalogueRecord[]): Promise<RecordIndex> {
  const index = new RecordIndex('en')
  await putAll(
    index,
    records,
    readerOf(() => records)
  )
  return index
}

describe('an index that is kept up to date', { timeout: patience }, () => {
  it.each([1, 2, 3])('answers as one built anew (seed %i)', async seed => {
    const index = await fresh(source)
    const records = await edit(index, 30, seed)
    expect(await answers(index, records)).toEqual(await answers(await fresh(records), records))
  })

  it.each([4, 5])('answers so where it is asked after each change (seed %i)', async seed => {
    const half = source.slice(0, source.length / 2)
    const others = source.slice(half.length)
    const index = await fresh(half)
    const first = await edit(index, 12, seed, { from: half, askedEvery: 1 })
    const everything = [...first, ...others]
    // New rows, a few at a time.
    for (let from = 0; from < others.length; from += 13) {
      await putAll(
        index,
        others.slice(from, from + 13),
        readerOf(() => everything)
      )
      await answers(index, everything)
    }
    const records = await edit(index, 12, seed + 100, { from: everything, askedEvery: 1 })
    expect(await answers(index, records)).toEqual(await answers(await fresh(records), records))
  })

  it('titles are made in whatever order records come', async () => {
    const backwards = [...source].reverse()
    const index = new RecordIndex('en')
    const renamed = []
    for (let from = 0; from < backwards.length; from += 50) {
      renamed.push(...index.put(backwards.slice(from, from + 50)))
    }
    await index.putMentioning(
      renamed,
      readerOf(() => source)
    )
    expect(await answers(index, source, false)).toEqual(
      await answers(await fresh(source), source, false)
    )
  })
})

describe('a checkpoint', { timeout: patience }, () => {
  async function written() {
    const index = await fresh(source)
    const records = await edit(index, 10, 4)
    await answers(index, records)
    const file = memoryFile()
    const scope = { fingerprint: 'f', catalogueId: 'c', locale: 'en', positions: { a: 3 } }
    for (const pause of writeCheckpoint(file, { ...scope, index: index.stored() })) {
      expect(pause).toBeUndefined()
    }
    return { index, records, file }
  }

  it('is the same index again, which can be kept up further', async () => {
    const { index, records, file } = await written()
    const checkpoint = readCheckpoint(file)
    expect(checkpoint).toMatchObject({ catalogueId: 'c', positions: { a: 3 } })
    const loaded = new RecordIndex('en', checkpoint?.index)
    expect(await answers(loaded, records)).toEqual(await answers(index, records))
    const more = await edit(loaded, 5, 5)
    expect(loaded.count).toBe(more.length)
  })

  it('knows which words were replaced before it was written', async () => {
    const index = new RecordIndex('en')
    const section = makeRecord('section', { names: [{ text: 'Alpha' }] })
    const renamed = {
      ...section,
      values: makeRecord('section', { names: [{ text: 'Beta' }] }).values
    }
    await putAll(index, [section], readerOf(nothing))
    await putAll(index, [renamed], readerOf(nothing))
    const loaded = new RecordIndex('en', index.stored())
    const found = async (text: string) =>
      (await loaded.query({ ...all, text }, readerOf(nothing))).length
    expect([await found('alpha'), await found('beta')]).toEqual([0, 1])
  })

  it('that is torn or damaged anywhere is none', async () => {
    const { file } = await written()
    const whole = file.bytes
    const random = seeded(9)
    for (let round = 0; round < 40; round++) {
      const damaged = whole.slice()
      // The last bytes may be filling.
      const at = Math.floor(random() * (whole.length - 16))
      damaged[at] = (damaged[at] ?? 0) ^ 0x41
      file.bytes = damaged
      const isFilling = readCheckpoint({ ...file, size: () => damaged.length }) !== null
      if (isFilling) expect([round, at, whole[at]]).toEqual([round, at, 0])
      file.bytes = whole.slice(0, at)
      expect(readCheckpoint(file)).toBeNull()
    }
    file.bytes = new Uint8Array(0)
    expect(readCheckpoint(file)).toBeNull()
  })
})
