import type { ExportContext } from '../exchange/context'
import { reportUnexported } from '../exchange/atomRecord'
import type { ReportLoss } from '../exchange/losses'
import type { Kind } from '../records/kind'
import { otherColumnsField } from '../records/otherColumns'
import { partOf, textOf, valueOf, valuesOf, type CatalogueRecord } from '../records/record'
import { recordTitle } from '../records/title'
import { createWorkBuilder } from './work'
import type { Work, WorkBuilder } from './work'

const commonExported = ['languages', 'place', 'issn', 'tags', 'publicNotes', otherColumnsField]
const sourceExported = new Set([
  ...commonExported,
  ...['title', 'parallelTitles', 'sourceKind', 'creators', 'containedIn', 'publisher', 'date'],
  ...['repository', 'callNumber', 'shelfmark', 'isbn', 'doi', 'url']
])
const periodicalExported = new Set([
  ...commonExported,
  ...['titles', 'publishers', 'publisherStatement', 'datesOfPublication']
])

/** A source, or a periodical as a serial, as an entry of a bibliography; what it cannot hold is reported. */
export function workOfRecord(
  kind: Kind,
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Work {
  const builder = createWorkBuilder(0)
  const isPeriodical = kind.name === 'periodical'
  builder.add(
    'title',
    recordTitle(record, context.locale, id => context.labelOf(id))
  )
  if (isPeriodical) addPeriodical(builder, record, context, report)
  else addSource(builder, record, context)
  const texts = (column: string, field: string): void => {
    for (const value of valuesOf(record, field)) builder.add(column, textOf(value))
  }
  texts('language', 'languages')
  texts('place', 'place')
  texts('issn', 'issn')
  texts('tags', 'tags')
  texts('public_notes', 'publicNotes')
  addOthers(builder, record)
  if (!builder.has('citation_key')) builder.add('citation_key', ownKey(record))
  const exported = isPeriodical ? periodicalExported : sourceExported
  reportUnexported(kind, exported, record, context, field => {
    // The reference code is the key of the entry.
    if (field !== 'referenceCode' || ownKey(record) === '') report(field, 'noElement')
  })
  return builder.work()
}

/** Another programme's key came with the entry; else ours is what the record is cited by. */
function ownKey(record: CatalogueRecord): string {
  return textOf(valueOf(record, 'referenceCode')).trim()
}

function addSource(
  builder: WorkBuilder,
  record: CatalogueRecord,
  { labelOf }: ExportContext
): void {
  const text = (column: string, field: string): void => {
    builder.add(column, textOf(valueOf(record, field)))
  }
  for (const value of valuesOf(record, 'parallelTitles')) {
    builder.add('parallel_title', textOf(value))
  }
  for (const value of valuesOf(record, 'creators')) {
    builder.add(
      'creator',
      textOf(partOf(value, 'name')) || labelOf(textOf(partOf(value, 'record')))
    )
  }
  text('source_kind', 'sourceKind')
  builder.add('contained_in', labelOf(textOf(valueOf(record, 'containedIn'))))
  addRecordDate(builder, record, 'date')
  text('publisher', 'publisher')
  text('repository', 'repository')
  text('call_number', 'callNumber')
  const shelfmark = valueOf(record, 'shelfmark')
  builder.add('shelfmark', textOf(partOf(shelfmark, 'fond')))
  for (const part of ['opis', 'delo', 'list']) {
    builder.add(`shelfmark_${part}`, textOf(partOf(shelfmark, part)))
  }
  text('isbn', 'isbn')
  text('doi', 'doi')
  text('url', 'url')
}

function addPeriodical(
  builder: WorkBuilder,
  record: CatalogueRecord,
  { labelOf, locale }: ExportContext,
  report: ReportLoss
): void {
  const main = recordTitle(record, locale, labelOf)
  for (const value of valuesOf(record, 'titles')) {
    const title = textOf(partOf(value, 'text'))
    if (title !== main) builder.add('parallel_title', title)
  }
  builder.add('source_kind', 'serial')
  const named = valuesOf(record, 'publishers').map(value => labelOf(textOf(value)))
  const printed = textOf(valueOf(record, 'publisherStatement'))
  builder.add('publisher', printed || named.filter(name => name !== '').join('; '))
  if (printed !== '' && named.length > 0) report('publishers', 'noElement')
  addRecordDate(builder, record, 'datesOfPublication')
}

function addRecordDate(builder: WorkBuilder, record: CatalogueRecord, field: string): void {
  const date = valueOf(record, field)
  const edtf = textOf(partOf(date, 'edtf'))
  builder.add('date', textOf(partOf(date, 'written')) || edtf)
  builder.add('date_edtf', edtf)
  builder.add('date_calendar', textOf(partOf(date, 'calendar')).replace(/^gregorian$/, ''))
}

/** What came with an entry and had no field goes back to where it came from, one value per line. */
function addOthers(builder: WorkBuilder, record: CatalogueRecord): void {
  for (const value of valuesOf(record, otherColumnsField)) {
    const column = textOf(partOf(value, 'column'))
    const text = textOf(partOf(value, 'text'))
    if (column === 'contained_in' && builder.has(column)) continue
    const isLong = column === 'abstract'
    for (const line of isLong ? [text] : text.split('\n')) builder.add(column, line)
  }
}
