import { describe, test } from 'vitest'
import type { RecordIndex } from '../../src/renderer/worker/catalogueIndex'
import { readCheckpoint, writeCheckpoint } from '../../src/renderer/worker/index/checkpoint'
import { groupedTexts } from '../../src/renderer/worker/index/groups'
import type { RecordReader } from '../../src/renderer/worker/index/listFinder'
import type { Query } from '../../src/renderer/worker/indexTypes'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { seeded, whole } from '../helpers/random'
import { putAll } from '../helpers/recordReader'
import { openFullTextPeer } from './ftsPeer'
import type { FullTextPeer } from './ftsPeer'
import { generatedOperations } from './generated/operations'
import { quantile } from './measure'
import { plainRows } from './plainRows'
import { bundledIndex } from './bundledIndex'
import type { Index } from './bundledIndex'
import { bufferFile } from './bufferFile'
import { report } from './rows'
import type { Measured } from './rows'
import { searchIn, searchKinds } from './searches'
import type { Search } from './searches'
import { sizes } from './settings'

const all: Query = { kind: null, text: '', isTrash: false, filters: {}, sort: null }
const recordsPerPut = 500
const searchesPerKind = 60
const windows = 200
const firstRows = 50
const warmingRounds = 20

function record(number: number): CatalogueRecord {
  const [made] = plainRows(generatedOperations(number), number + 1).records
  if (!made) throw new Error('nothing generated')
  return made
}

/** Those that lie in the way of a measurement are made when asked for. */
const reader: RecordReader = {
  read: async () => Promise.resolve([]),
  async *mentioning() {
    yield await Promise.resolve([])
  }
}

const clock = (): number => performance.now()

async function measured(work: () => Promise<unknown>): Promise<number> {
  const start = clock()
  await work()
  return clock() - start
}

function finish(steps: Generator<undefined, unknown>): number {
  let longest = 0
  for (let start = clock(); !steps.next().done; start = clock()) {
    longest = Math.max(longest, clock() - start)
  }
  return longest
}

interface Built {
  readonly index: RecordIndex
  readonly peer: FullTextPeer
  readonly indexed: number
  readonly peerIndexed: number
  readonly searches: ReadonlyMap<string, readonly Search[]>
}

async function build(Index: Index, size: number): Promise<Built> {
  const index = new Index('en')
  const peer = await openFullTextPeer()
  const random = seeded(size)
  const searches = new Map(searchKinds.map(kind => [kind, [] as Search[]]))
  const every = Math.max(1, Math.floor(size / (searchesPerKind * 4)))
  let [indexed, peerIndexed] = [0, 0]
  for (let from = 0; from < size; from += recordsPerPut) {
    const page = Array.from({ length: Math.min(recordsPerPut, size - from) }, (_, at) =>
      record(from + at)
    )
    let start = clock()
    index.put(page)
    if (from % 20_000 === 0) {
      index.flush()
      finish(index.tidy())
    }
    indexed += clock() - start
    const texts = page.map(each => {
      const title = index.titleOf(each.id)
      const body = groupedTexts(each, title, index.titleOf).slice(1)
      return { title, body: body.map(({ text }) => text).join(' | ') }
    })
    start = clock()
    texts.forEach(({ title, body }, at) => {
      peer.add(from + at, title, body)
    })
    peerIndexed += clock() - start
    for (let at = 0; at < page.length; at += every) {
      const { title, body } = texts[at] ?? { title: '', body: '' }
      for (const [kind, made] of searches) {
        const search = made.length < searchesPerKind ? searchIn(kind, random, body, title) : null
        if (search) made.push(search)
      }
    }
  }
  indexed += await measured(async () => {
    index.flush()
    finish(index.tidy(true))
    return Promise.resolve()
  })
  peerIndexed += await measured(async () => {
    peer.finish()
    return Promise.resolve()
  })
  return { index, peer, indexed, peerIndexed, searches }
}

/** With count and the first page of the list, as it is shown. */
async function search(index: RecordIndex, text: string): Promise<void> {
  const rows = await index.query({ ...all, text }, reader)
  index.page(rows.subarray(0, firstRows), ['recordTitle', 'referenceCode', 'status'])
}

async function measureSearches({ index, peer, searches }: Built, size: number) {
  const rows: Measured[] = []
  // Code that has not run yet is slow in either engine, and is no property of it.
  for (const [{ typed, match } = { typed: '', match: '' }] of searches.values()) {
    for (let round = 0; round < warmingRounds; round++) {
      index.put([])
      await search(index, typed)
      peer.search(match)
    }
  }
  const everything: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (const [kind, made] of searches) {
    const ours: number[] = []
    const theirs: number[] = []
    for (const { typed, match } of made) {
      ours.push(await measured(async () => search(index, typed)))
      theirs.push(await measured(async () => Promise.resolve(peer.search(match))))
    }
    everything.ours.push(...ours)
    everything.theirs.push(...theirs)
    for (const share of [0.5, 0.95]) {
      const p = `p${String(share * 100)}`
      const other = { name: `SQLite FTS5 (wasm) ${p}`, value: quantile(theirs, share) }
      rows.push({
        what: `search, ${kind}, ${p}`,
        n: size,
        value: quantile(ours, share),
        peer: other
      })
    }
  }
  const value = quantile(everything.ours, 0.95)
  const peerValue = quantile(everything.theirs, 0.95)
  const other = { name: 'SQLite FTS5 (wasm) p95', value: peerValue }
  rows.push(
    { what: 'search, all kinds, p95', n: size, value, peer: other, goal: { ratio: 0.2 } },
    { what: 'search, all kinds, p95, absolute', n: size, value, goal: { value: 30 } }
  )
  return rows
}

async function measureLists({ index, searches }: Built, size: number): Promise<Measured[]> {
  const random = seeded(1)
  const withFacets: number[] = []
  for (const { typed } of searches.get('one word') ?? []) {
    index.put([])
    withFacets.push(
      await measured(async () => {
        await search(index, typed)
        await index.facets({ ...all, text: typed }, reader)
      })
    )
  }
  const facets = await measured(async () => index.facets(all, reader))
  const rows: Measured[] = [
    {
      what: 'search with all facets, p95',
      n: size,
      value: quantile(withFacets, 0.95),
      goal: { value: 50 }
    },
    { what: 'all facets of everything', n: size, value: facets }
  ]
  for (const field of ['recordTitle', 'referenceCode', 'dates', 'value', 'status', 'updatedAt']) {
    const query: Query = { ...all, sort: { field, direction: 'descending' } }
    const first = await measured(async () => index.query(query, reader))
    const again = await measured(async () => index.query(query, reader))
    rows.push({ what: `sort by ${field}, first time`, n: size, value: first })
    rows.push({ what: `sort by ${field}, again`, n: size, value: again })
  }
  const view = await index.query(
    { ...all, sort: { field: 'dates', direction: 'ascending' } },
    reader
  )
  const times: number[] = []
  for (let round = 0; round < windows; round++) {
    const from = whole(random, Math.max(1, view.length - firstRows))
    const columns = ['recordTitle', 'referenceCode', 'status', 'dates', 'country', 'languages']
    times.push(
      await measured(async () =>
        Promise.resolve(index.page(view.subarray(from, from + firstRows), columns))
      )
    )
  }
  rows.push({
    what: 'window of 50 rows, p95',
    n: size,
    value: quantile(times, 0.95),
    goal: { value: 20 }
  })
  return rows
}

async function measureEdits({ index }: Built, size: number): Promise<Measured[]> {
  const random = seeded(2)
  const times: number[] = []
  let longestPause = 0
  for (let round = 0; round < 60; round++) {
    const edited = record(whole(random, size))
    const values = { ...edited.values, referenceCode: `EDITED${String(round)}` }
    times.push(
      await measured(async () => {
        await putAll(index, [{ ...edited, values }], reader)
        await search(index, `EDITED${String(round)}`)
        await index.facets({ ...all, text: `EDITED${String(round)}` }, reader)
      })
    )
    // Between questions, as the worker does it.
    longestPause = Math.max(longestPause, finish(index.tidy()))
  }
  const value = quantile(times, 0.95)
  return [
    { what: 'edit, until found and counted, p95', n: size, value, goal: { value: 50 } },
    { what: 'tidying after edits, longest step', n: size, value: longestPause, goal: { value: 50 } }
  ]
}

async function measureCheckpoint(
  Index: Index,
  { index }: Built,
  size: number
): Promise<Measured[]> {
  const file = bufferFile()
  const scope = { fingerprint: '', catalogueId: '', locale: 'en', positions: {} }
  const written = await measured(async () => {
    finish(writeCheckpoint(file, { ...scope, index: index.stored() }))
    return Promise.resolve()
  })
  const loaded = await measured(async () => {
    const checkpoint = readCheckpoint(file)
    if (!checkpoint) throw new Error('The checkpoint could not be read')
    return Promise.resolve(new Index('en', checkpoint.index).counts())
  })
  // Nothing can be loaded faster than the system gives the memory for it, which virtual machines do slowly.
  const touched = await measured(async () => Promise.resolve(touch(file.size())))
  const peer = { name: 'as much memory touched', value: touched }
  return [
    { what: 'checkpoint, write', n: size, value: written },
    { what: 'checkpoint, load', n: size, value: loaded, peer, goal: { value: 1000 } },
    { what: 'checkpoint, bytes a record', n: size, value: file.size() / size, unit: 'B' }
  ]
}

function touch(bytes: number): Uint8Array {
  const memory = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 4096) memory[at] = 1
  return memory
}

describe('index', () => {
  test('in one thread, without database, against the full-text search of SQLite', async () => {
    const rows: Measured[] = []
    const Index = await bundledIndex()
    for (const size of sizes) {
      const built = await build(Index, size)
      const peer = { name: 'SQLite FTS5 (wasm), no columns', value: built.peerIndexed }
      rows.push(
        {
          what: 'index, build',
          n: size,
          value: built.indexed,
          peer,
          goal: { value: Math.max(8000, size * 0.09) }
        },
        ...(await measureSearches(built, size)),
        ...(await measureLists(built, size)),
        ...(await measureEdits(built, size)),
        ...(await measureCheckpoint(Index, built, size))
      )
      built.peer.close()
      await report('index', rows)
    }
  })
})
