import { dateBounds } from '../dates/bounds'
import { existsAt } from '../dates/compare'
import type { DateBounds, DateValue } from '../dates/types'
import { isDeleted, textOf, valueOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { asDate, asFigureValue } from '../records/typedValues'
import type { FigureValue } from './value'

/** What the catalogue holds of something that a figure claims, at the date of the claim. */
export interface CatalogueCount {
  /** Existed at that date without doubt. */
  readonly certain: number
  /** Existed, or may have existed. */
  readonly possible: number
}

/** The records that can be counted against the claims made about one subject. */
export interface Countable {
  readonly sections: readonly CatalogueRecord[]
  readonly periodicals: readonly CatalogueRecord[]
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
  const at = dateBounds(asOf ?? { written: '', edtf: null, calendar: 'gregorian' })
  return counts[measure]?.(countable, at) ?? null
}

/** The distinct numbers claimed, in the order of the figures; without those that state none. */
export function claimedValues(figures: readonly CatalogueRecord[]): readonly FigureValue[] {
  const claimed = new Map<string, FigureValue>()
  for (const figure of figures) {
    const value = asFigureValue(valueOf(figure, 'value'))
    const isDeprecated = valueOf(figure, 'rank') === 'deprecated'
    const isNumber = value?.state === 'value' && value.ambiguous.length === 0
    if (!value || isDeprecated || !isNumber) continue
    claimed.set([value.exact, value.lower, value.upper].join(' '), value)
  }
  return [...claimed.values()]
}

/** The sections of a body among the records that refer to it. */
export function sectionsOf(
  subjectId: string,
  referring: readonly CatalogueRecord[]
): readonly CatalogueRecord[] {
  return referring.filter(
    record =>
      record.kind === 'section' && valueOf(record, 'parent') === subjectId && !isDeleted(record)
  )
}

/** The periodicals, each once, that one of these publishers publishes. */
export function periodicalsOf(
  publishers: ReadonlySet<string>,
  referring: readonly CatalogueRecord[]
): readonly CatalogueRecord[] {
  const published = referring.filter(
    record =>
      record.kind === 'periodical' &&
      !isDeleted(record) &&
      valuesOf(record, 'publishers').some(publisher => publishers.has(textOf(publisher)))
  )
  return [...new Map(published.map(record => [record.id, record])).values()]
}

const datesField: Readonly<Record<string, string>> = {
  section: 'datesOfExistence',
  periodical: 'datesOfPublication'
}

function existence(record: CatalogueRecord, at: DateBounds): 'certain' | 'possible' | 'no' {
  const dates = asDate(valueOf(record, datesField[record.kind] ?? ''))
  return dates ? existsAt(dateBounds(dates), at) : 'possible'
}

function countExisting(records: readonly CatalogueRecord[], at: DateBounds): CatalogueCount {
  const found = records.map(record => existence(record, at))
  return {
    certain: found.filter(state => state === 'certain').length,
    possible: found.filter(state => state !== 'no').length
  }
}

function countLanguages(periodicals: readonly CatalogueRecord[], at: DateBounds): CatalogueCount {
  const certain = new Set<string>()
  const possible = new Set<string>()
  for (const periodical of periodicals) {
    const state = existence(periodical, at)
    for (const language of valuesOf(periodical, 'languages').map(textOf).filter(Boolean)) {
      if (state === 'certain') certain.add(language)
      if (state !== 'no') possible.add(language)
    }
  }
  return { certain: certain.size, possible: possible.size }
}
