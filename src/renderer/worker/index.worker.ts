import { expose } from 'comlink'
import type { CatalogueRecord } from '../../shared/records/record'
import type { Locale } from '../../shared/records/words'
import { openDatabase } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { allRecords, recordsById } from '../db/repositories/records'
import { Entries } from './catalogueIndex'
import type { CatalogueIndex, Query, View } from './indexTypes'
import { rowsOf } from './rowTexts'
import { ValueCounts } from './valueCounts'

const pageSize = 2000
/** Milliseconds between two calls of `onProgress`. */
const tellAfter = 700
const keptViews = 8

let database: CatalogueDatabase | null = null
const entries = new Entries('en')
const valueCounts = new ValueCounts()
const views = new Map<number, readonly string[]>()
let lastView = 0

function opened(): CatalogueDatabase {
  if (!database) throw new Error('The index was asked before it was opened')
  return database
}

async function read(ids: readonly string[]): Promise<readonly CatalogueRecord[]> {
  return (await recordsById(opened(), ids)).flatMap(record => (record ? [record] : []))
}

let builds = 0

async function build(locale: string, onProgress: () => void): Promise<void> {
  const own = ++builds
  entries.setLocale(locale as Locale)
  entries.clear()
  valueCounts.clear()
  let told = performance.now()
  for await (const page of allRecords(opened(), pageSize)) {
    if (own !== builds) return
    await entries.putAll(page, read)
    for (const record of page) valueCounts.put(record)
    if (performance.now() - told < tellAfter) continue
    onProgress()
    told = performance.now()
  }
  onProgress()
}

function keepView(ids: readonly string[]): View {
  views.set(++lastView, ids)
  views.delete(lastView - keptViews)
  return { view: lastView, count: ids.length }
}

const index: CatalogueIndex = {
  async open(databaseName: string) {
    database?.close()
    database = await openDatabase(databaseName)
  },
  build,
  async update(ids: readonly string[]) {
    const records = await read(ids)
    await entries.putAll(records, read)
    for (const record of records) valueCounts.put(record)
  },
  counts: () => entries.counts(),
  query: (query: Query) => keepView(entries.query(query)),
  rows: (view, from, count) => views.get(view)?.slice(from, from + count) ?? [],
  async page(view, from, count, columns) {
    const ids = views.get(view)?.slice(from, from + count) ?? []
    return rowsOf(await read(ids), columns, entries)
  },
  matches: () => [],
  positionOf: (view, id) => views.get(view)?.indexOf(id) ?? -1,
  labels: ids => entries.labels(ids),
  suggest: (kinds, text, limit) => entries.suggest(kinds, text, limit),
  valuesOf: (field, part) => valueCounts.valuesOf(field, part),
  facets: query => entries.facets(query),
  withCode: code => entries.withCode(code),
  resolveNames: requests => entries.resolveNames(requests)
}

expose(index)
