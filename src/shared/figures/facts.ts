import type { DateValue } from '../dates/types'
import { isDeleted, partOf, textOf, valueOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { recordTitle } from '../records/title'
import { asDate } from '../records/typedValues'
import { placeOfCitation } from '../viewer/citedPlace'
import type { ScanPlace } from '../viewer/viewed'

/** What the figures need to know of the records around them. */
export interface RecordFacts {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly code: string
  /** Of existence, of life, of publication, or of the event. */
  readonly dates: DateValue | null
  /** The body it belongs to. */
  readonly parent: string
  readonly country: string
  readonly publishers: readonly string[]
  readonly languages: readonly string[]
  readonly wikidata: string
}

export interface CitationFacts {
  readonly id: string
  readonly code: string
  readonly source: string
  readonly locator: string
  /** 0 to 4; empty where none was given. */
  readonly confidence: string
  readonly place: ScanPlace | null
  readonly updatedAt: number
}

const datesFields: Readonly<Record<string, string>> = {
  periodical: 'datesOfPublication',
  event: 'dates',
  source: 'date',
  document: 'dates'
}

const factKinds = new Set([
  'organisation',
  'section',
  'governingBody',
  'person',
  'event',
  'periodical',
  'source',
  'document'
])

/** The figures, and what claims are counted against, whether a figure names it or not. */
export const kindsAlwaysRead: ReadonlySet<string> = new Set(['figure', 'section', 'periodical'])

/** Null for a record that is deleted. */
export function factsOf(record: CatalogueRecord): RecordFacts | null {
  if (isDeleted(record) || !factKinds.has(record.kind)) return null
  const text = (field: string): string => textOf(valueOf(record, field))
  const texts = (field: string): string[] => valuesOf(record, field).map(textOf).filter(Boolean)
  const identifiers = valuesOf(record, 'identifiers')
  const wikidata = identifiers.find(value => textOf(partOf(value, 'scheme')) === 'Wikidata')
  return {
    id: record.id,
    kind: record.kind,
    // Titles of these kinds are names: they are the same in every language of the interface.
    title: recordTitle(record, 'en', () => ''),
    code: text('referenceCode'),
    dates: asDate(valueOf(record, datesFields[record.kind] ?? 'datesOfExistence')),
    parent: text('parent') || text('organisation'),
    country: text('country'),
    publishers: texts('publishers'),
    languages: texts('languages'),
    wikidata: textOf(partOf(wikidata ?? null, 'value'))
  }
}

export function citationFactsOf(record: CatalogueRecord): CitationFacts | null {
  if (isDeleted(record) || record.kind !== 'citation') return null
  const text = (field: string): string => textOf(valueOf(record, field))
  return {
    id: record.id,
    code: text('referenceCode'),
    source: text('source'),
    locator: text('locator'),
    confidence: text('confidence'),
    place: placeOfCitation(record),
    updatedAt: record.updatedAt
  }
}
