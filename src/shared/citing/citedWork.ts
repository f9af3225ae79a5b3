import { nameParts } from '../bibliography/names'
import type { NameParts } from '../bibliography/names'
import type { ExportContext } from '../exchange/context'
import { oneLine } from '../records/display'
import { otherColumnsField } from '../records/otherColumns'
import { partOf, textOf, valueOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { recordTitle } from '../records/title'
import { asDate } from '../records/typedValues'
import type { DateValue } from '../dates/types'
import { readLocator } from './locator'
import type { Locator } from './locator'

/** What the styles tell apart. */
export type WorkType = 'book' | 'article' | 'issue' | 'letter' | 'archivalUnit' | 'webPage'

/** What a citation says, whatever its style. Texts are in one line, empty where nothing is known. */
export interface CitedWork {
  readonly type: WorkType
  readonly authors: readonly NameParts[]
  readonly title: string
  /** The periodical, book or site in which it stands. */
  readonly container: string
  readonly place: string
  readonly publisher: string
  readonly date: DateValue | null
  readonly volume: string
  readonly issue: string
  readonly pages: string
  readonly edition: string
  /** ISO 639-3. */
  readonly language: string
  readonly repository: string
  /** Fond, opis, delo; empty where the unit has no such place. */
  readonly shelfmark: readonly [fond: string, opis: string, delo: string]
  readonly callNumber: string
  readonly url: string
  readonly doi: string
  readonly isbn: string
  readonly issn: string
  /** ISO day on which a page was looked at. */
  readonly accessed: string
  readonly locator: Locator | null
}

const types: Readonly<Record<string, WorkType>> = {
  article: 'article',
  'newspaper article': 'article',
  'magazine article': 'article',
  chapter: 'article',
  periodicalIssue: 'issue',
  serial: 'issue',
  letter: 'letter',
  archivalUnit: 'archivalUnit',
  minutes: 'archivalUnit',
  photograph: 'archivalUnit',
  webPage: 'webPage'
}

/** A source, or a document or periodical that is cited itself, with the place in it. */
export function citedWork(
  record: CatalogueRecord,
  locator: string,
  context: ExportContext
): CitedWork {
  const text = (field: string): string => oneLine(textOf(valueOf(record, field)))
  const other = (column: string): string => otherText(record, column)
  const shelfmark = valueOf(record, 'shelfmark')
  const part = (name: string): string => oneLine(textOf(partOf(shelfmark, name)))
  return {
    type: typeOf(record, part('fond') !== ''),
    authors: authorsOf(record, context).map(nameParts),
    title: oneLine(recordTitle(record, context.locale, context.labelOf)),
    container:
      oneLine(context.labelOf(textOf(valueOf(record, 'containedIn')))) || other('contained_in'),
    place: text('place'),
    publisher: text('publisher') || text('publisherStatement'),
    date: asDate(valueOf(record, dateField(record))),
    volume: other('volume'),
    issue: other('issue') || text('numbering'),
    pages: other('pages'),
    edition: other('edition'),
    language: textOf(valuesOf(record, 'languages')[0] ?? null),
    repository: text('repository'),
    shelfmark: [part('fond'), part('opis'), part('delo')],
    callNumber: text('callNumber') || (record.kind === 'document' ? text('referenceCode') : ''),
    url: text('url'),
    doi: text('doi').replace(/^https?:\/\/(dx\.)?doi\.org\//, ''),
    isbn: text('isbn'),
    issn: text('issn'),
    accessed: other('accessed'),
    locator: readLocator(oneLine(locator)) ?? leafOf(part('list'))
  }
}

function leafOf(list: string): Locator | null {
  return list === '' ? null : { unit: 'leaf', text: list }
}

function typeOf(record: CatalogueRecord, hasShelfmark: boolean): WorkType {
  if (record.kind === 'document') return 'archivalUnit'
  if (record.kind === 'periodical') return 'issue'
  const known = types[textOf(valueOf(record, 'sourceKind'))]
  return known ?? (hasShelfmark ? 'archivalUnit' : 'book')
}

function dateField({ kind }: CatalogueRecord): string {
  if (kind === 'document') return 'dates'
  return kind === 'periodical' ? 'datesOfPublication' : 'date'
}

function authorsOf(record: CatalogueRecord, { labelOf }: ExportContext): readonly string[] {
  // The creators of an archival unit are those of its fonds, not its authors.
  if (record.kind !== 'source') return []
  return valuesOf(record, 'creators')
    .map(value =>
      oneLine(textOf(partOf(value, 'name')) || labelOf(textOf(partOf(value, 'record'))))
    )
    .filter(name => name !== '')
}

/** What a bibliography brought along and a source has no field for. */
function otherText(record: CatalogueRecord, column: string): string {
  const found = valuesOf(record, otherColumnsField).find(
    value => textOf(partOf(value, 'column')) === column
  )
  return found === undefined ? '' : oneLine(textOf(partOf(found, 'text')))
}
