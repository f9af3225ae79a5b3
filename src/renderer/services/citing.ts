import type { Operation } from '../../shared/changeLog/changeset'
import { appendElement, create, newSubject, setField } from '../../shared/changeLog/edit'
import { isDeleted, partOf, textOf, valueOf, valuesOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { ScanPlace } from '../../shared/viewer/viewed'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { recordById, recordsReferringTo } from '../db/repositories/records'
import type { Editing } from './editing'
import { newElementKey, newRecordId } from './ids'

export interface CitingContext {
  readonly database: CatalogueDatabase
  readonly editing: Editing
  /** How a page is written as the place in a source: "p. 3". */
  locator(page: number): string
}

const sourceKinds = new Set(['source', 'document', 'periodical'])

function placeValue({ scanId, page, region }: ScanPlace) {
  return { scan: scanId, page, ...(region === null ? {} : { region }) }
}

/** The record that a scan is of: what is cited where nothing else is said. */
async function sourceOfScan(database: CatalogueDatabase, scanId: string): Promise<string | null> {
  const referring = await recordsReferringTo(database, scanId)
  const sources = referring.filter(record => sourceKinds.has(record.kind) && !isDeleted(record))
  return sources[0]?.id ?? null
}

async function newCitation(
  { database, locator }: CitingContext,
  place: ScanPlace,
  source: string | null
): Promise<{ readonly id: string; readonly operations: readonly Operation[] }> {
  const subject = newSubject(newRecordId(), 'citation')
  const scan = await recordById(database, place.scanId)
  const isPaged = Number(scan ? valueOf(scan, 'pages') : 1) > 1
  const cited = source ?? (await sourceOfScan(database, place.scanId))
  return {
    id: subject.id,
    operations: [
      create(subject),
      ...(cited === null ? [] : [setField(subject, 'source', cited)]),
      ...(isPaged ? [setField(subject, 'locator', locator(place.page))] : []),
      setField(subject, 'place', placeValue(place))
    ]
  }
}

/** Says of a citation where it stands. */
async function placeCitation(
  { editing }: CitingContext,
  citation: CatalogueRecord,
  place: ScanPlace
): Promise<void> {
  await editing.edit(citation.id, 'citation', subject => [
    setField(subject, 'place', placeValue(place))
  ])
}

/** A citation for a figure being entered: the one chosen gets the place, unless it has another. */
export async function citationForEntry(
  context: CitingContext,
  place: ScanPlace,
  chosen: string
): Promise<string> {
  const citation = chosen === '' ? undefined : await recordById(context.database, chosen)
  if (citation && valueOf(citation, 'place') === null) {
    await placeCitation(context, citation, place)
    return citation.id
  }
  const source = citation ? textOf(valueOf(citation, 'source')) || null : null
  const { id, operations } = await newCitation(context, place, source)
  await context.editing.edit(id, 'citation', () => operations.slice(1))
  return id
}

/** Cites a place for a record; one step, whether the citation was there or is made. */
export async function citeForRecord(
  context: CitingContext,
  record: CatalogueRecord,
  place: ScanPlace
): Promise<void> {
  if (record.kind === 'citation') return placeCitation(context, record, place)
  const ids = valuesOf(record, 'citations').map(value => textOf(partOf(value, 'citation')))
  const cited = await Promise.all(ids.map(async id => recordById(context.database, id)))
  const [only] = cited
  if (record.kind === 'figure' && only && cited.length === 1 && valueOf(only, 'place') === null) {
    return placeCitation(context, only, place)
  }
  const { id, operations } = await newCitation(context, place, null)
  await context.editing.edit(record.id, record.kind, subject => [
    ...operations,
    appendElement(subject, 'citations', newElementKey(), { citation: id })
  ])
}
