import { createExportContext } from '../../shared/exchange/context'
import type { ExportContext } from '../../shared/exchange/context'
import { fieldOf } from '../../shared/records/kind'
import { kinds } from '../../shared/records/kinds'
import { isDeleted, textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { Locale } from '../../shared/records/words'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { recordsById } from '../db/repositories/records'

export interface ExportSource {
  readonly database: CatalogueDatabase
  readonly locale: Locale
  readonly signal: AbortSignal
  /** After records have been read. */
  onRead(records: number): void
}

const recordsInPage = 500
const deepestTitle = 4

/** Kinds whose titles are made of other records' titles, which must therefore be read too. */
const namedByOthers = new Set(
  kinds
    .filter(kind => kind.titleFields.some(name => fieldOf(kind, name)?.type === 'reference'))
    .map(({ name }) => name)
)

/** The records that these refer to, and those that are needed to name them. */
async function withRelated(
  database: CatalogueDatabase,
  records: readonly CatalogueRecord[]
): Promise<ReadonlyMap<string, CatalogueRecord>> {
  const known = new Map(records.map(record => [record.id, record]))
  let mentioning = records
  for (let depth = 0; depth < deepestTitle && mentioning.length > 0; depth++) {
    const mentioned = new Set(mentioning.flatMap(record => record.refs))
    const wanted = [...mentioned].filter(id => !known.has(id))
    const found = (await recordsById(database, wanted)).flatMap(record => record ?? [])
    for (const record of found) known.set(record.id, record)
    mentioning = found.filter(({ kind }) => namedByOthers.has(kind))
  }
  return known
}

/** The figures whose subject is one of the records, by subject, in the order of their ids. */
async function figuresBySubject(
  database: CatalogueDatabase,
  records: readonly CatalogueRecord[]
): Promise<ReadonlyMap<string, readonly CatalogueRecord[]>> {
  const figures = await database.records
    .where('refs')
    .anyOf(records.map(({ id }) => id))
    .filter(({ kind }) => kind === 'figure')
    .distinct()
    .sortBy('id')
  const bySubject = new Map<string, CatalogueRecord[]>(records.map(({ id }) => [id, []]))
  for (const figure of figures) {
    if (!isDeleted(figure)) bySubject.get(textOf(valueOf(figure, 'subject')))?.push(figure)
  }
  return bySubject
}

const noFigures: ReadonlyMap<string, readonly CatalogueRecord[]> = new Map()

/** What is written of these records needs to know of others. */
export async function exportContextOf(
  { database, locale }: ExportSource,
  records: readonly CatalogueRecord[],
  hasFigures = false
): Promise<ExportContext> {
  const figures = hasFigures ? await figuresBySubject(database, records) : noFigures
  const written = [...records, ...[...figures.values()].flat()]
  const known = await withRelated(database, written)
  return createExportContext(
    id => known.get(id),
    locale,
    id => figures.get(id) ?? []
  )
}

/** Reads records page by page, in the order of the ids; what is deleted is left out. */
export async function* recordPages(
  { database, signal, onRead }: ExportSource,
  ids: readonly string[]
): AsyncGenerator<readonly CatalogueRecord[]> {
  for (let from = 0; from < ids.length; from += recordsInPage) {
    signal.throwIfAborted()
    const page = ids.slice(from, from + recordsInPage)
    const records = (await recordsById(database, page)).flatMap(record => record ?? [])
    yield records.filter(record => !isDeleted(record))
    onRead(page.length)
  }
}
