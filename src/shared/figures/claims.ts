import { existsAt } from '../dates/compare'
import type { DateBounds, DateValue } from '../dates/types'
import { counting } from './conflictGroups'
import type { RecordFacts } from './facts'
import { boundsOfDate } from './figure'
import type { Figure } from './figure'
import type { FigureValue } from './value'

/** One thing counted: a section, a periodical, a language; and the records by which the catalogue knows of it. */
export interface CountedItem {
  readonly key: string
  readonly records: readonly string[]
}

/** What the catalogue holds of something that a figure claims, at the date of the claim. */
export interface CatalogueCount {
  /** Existed at that date without doubt. */
  readonly certain: readonly CountedItem[]
  /** May have existed: its dates are missing, uncertain, or begin or end just then. */
  readonly possible: readonly CountedItem[]
}

/** The records that can be counted against the claims made about one subject. */
export interface Countable {
  readonly sections: readonly RecordFacts[]
  readonly periodicals: readonly RecordFacts[]
}

type Count = (countable: Countable, at: DateBounds) => CatalogueCount

const counts: Readonly<Record<string, Count>> = {
  nationalSections: ({ sections }, at) => countExisting(sections, at),
  nationalOrganisations: ({ sections }, at) => countExisting(sections, at),
  periodicals: ({ periodicals }, at) => countExisting(periodicals, at),
  languagesOfPeriodicals: ({ periodicals }, at) => countLanguages(periodicals, at)
}

/** Whether the catalogue can count what the measure states. */
export function isCountable(measure: string): boolean {
  return counts[measure] !== undefined
}

/** Null for a measure that the catalogue cannot count. Without a date, everything may have existed. */
export function catalogueCount(
  measure: string,
  countable: Countable,
  asOf: DateValue | null
): CatalogueCount | null {
  return counts[measure]?.(countable, boundsOfDate(asOf)) ?? null
}

/** The distinct numbers claimed, in the order of the figures; without those that state none. */
export function claimedValues(figures: readonly Figure[]): readonly FigureValue[] {
  const claimed = new Map<string, FigureValue>()
  for (const { value } of counting(figures)) {
    if (value?.state !== 'value' || value.ambiguous.length > 0) continue
    claimed.set([value.exact, value.lower, value.upper].join(' '), value)
  }
  return [...claimed.values()]
}

/** The sections of a body. */
export function sectionsOf(
  subjectId: string,
  records: readonly RecordFacts[]
): readonly RecordFacts[] {
  return records.filter(({ kind, parent }) => kind === 'section' && parent === subjectId)
}

/** The periodicals, each once, that one of these publishers publishes. */
export function periodicalsOf(
  publishers: ReadonlySet<string>,
  records: readonly RecordFacts[]
): readonly RecordFacts[] {
  const published = records.filter(
    record => record.kind === 'periodical' && record.publishers.some(id => publishers.has(id))
  )
  return [...new Map(published.map(record => [record.id, record])).values()]
}

export type Existence = 'certain' | 'possible' | 'no'

export function existence({ dates }: RecordFacts, at: DateBounds): Existence {
  return dates ? existsAt(boundsOfDate(dates), at) : 'possible'
}

function countExisting(records: readonly RecordFacts[], at: DateBounds): CatalogueCount {
  const itemsThat = (state: Existence): CountedItem[] =>
    records
      .filter(record => existence(record, at) === state)
      .map(({ id }) => ({ key: id, records: [id] }))
  return { certain: itemsThat('certain'), possible: itemsThat('possible') }
}

function countLanguages(periodicals: readonly RecordFacts[], at: DateBounds): CatalogueCount {
  const certain = languagesOf(periodicals.filter(one => existence(one, at) === 'certain'))
  const possible = languagesOf(periodicals.filter(one => existence(one, at) === 'possible'))
  return {
    certain,
    possible: possible.filter(({ key }) => !certain.some(language => language.key === key))
  }
}

function languagesOf(periodicals: readonly RecordFacts[]): CountedItem[] {
  const records = new Map<string, string[]>()
  for (const { id, languages } of periodicals) {
    for (const language of languages) {
      records.set(language, [...(records.get(language) ?? []), id])
    }
  }
  return [...records].map(([key, ids]) => ({ key, records: ids }))
}
