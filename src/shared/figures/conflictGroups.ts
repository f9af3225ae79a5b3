import { dateBounds } from '../dates/bounds'
import { compareDates } from '../dates/compare'
import type { DateValue } from '../dates/types'
import { textOf, valueOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { asDate, asFigureValue } from '../records/typedValues'
import { measures } from '../vocabularies/measures'
import { percent, subtract } from './decimal'
import type { FigureValue } from './value'

/** The figures of one subject with the same measure and as-of date. */
export interface ConflictGroup {
  readonly key: string
  readonly asOf: DateValue | null
  readonly figures: readonly CatalogueRecord[]
  /** Whether those that count state different values. */
  readonly isConflict: boolean
}

/** A measure with its groups, the earliest first. */
export interface MeasureGroups {
  readonly measure: string
  readonly groups: readonly ConflictGroup[]
}

/** How a figure changed from one date to the next. */
export interface Difference {
  readonly since: DateValue
  readonly absolute: string
  /** Of the earlier value; null where that is 0. */
  readonly percent: string | null
  readonly approximate: boolean
}

/** Figures by measure, in the order of the vocabulary, and by as-of date. */
export function groupFigures(figures: readonly CatalogueRecord[]): readonly MeasureGroups[] {
  const byMeasure = collect(figures, figure => textOf(valueOf(figure, 'measure')))
  return [...byMeasure]
    .map(([measure, ofMeasure]) => ({ measure, groups: groupsOf(ofMeasure) }))
    .sort((a, b) => placeOf(a.measure) - placeOf(b.measure))
}

/** Measures in the archivist's own words stand after those of the vocabulary. */
function placeOf(measure: string): number {
  const place = measures.findIndex(({ code }) => code === measure)
  return place < 0 ? measures.length : place
}

function groupsOf(figures: readonly CatalogueRecord[]): readonly ConflictGroup[] {
  return [...collect(figures, figure => dateKey(asOfDate(figure)))]
    .map(([key, ofDate]) => ({
      key,
      asOf: ofDate[0] ? asOfDate(ofDate[0]) : null,
      figures: [...ofDate].sort(byRank),
      isConflict: key !== '' && valuesStated(ofDate).size > 1
    }))
    .sort((a, b) => compareDates(a.asOf ?? undefined, b.asOf ?? undefined))
}

export function asOfDate(figure: CatalogueRecord): DateValue | null {
  return asDate(valueOf(figure, 'asOf'))
}

/** One key for one date, however it was written and in whichever calendar. */
export function dateKey(date: DateValue | null): string {
  if (!date) return ''
  const { from, to, uncertain, approximate } = dateBounds(date)
  if (from === null && to === null) return date.edtf ?? date.written.trim().toLowerCase()
  return [from, to, uncertain, approximate].join(' ')
}

const rankOrder = ['preferred', 'normal', 'deprecated']

export function rankOf(figure: CatalogueRecord): string {
  return textOf(valueOf(figure, 'rank')) || 'normal'
}

function byRank(a: CatalogueRecord, b: CatalogueRecord): number {
  const ranks = rankOrder.indexOf(rankOf(a)) - rankOrder.indexOf(rankOf(b))
  return ranks || a.createdAt - b.createdAt
}

/** A deprecated figure does not count; one that is unknown contradicts nothing; two units cannot be compared. */
function valuesStated(figures: readonly CatalogueRecord[]): ReadonlySet<string> {
  const counting = figures.filter(figure => rankOf(figure) !== 'deprecated')
  const units = new Set(counting.map(unitOf))
  const values = counting.map(valueKeyOf).filter(key => key !== '')
  if (units.size < 2) return new Set(values)
  const perUnit = [...units].map(unit => valuesStated(counting.filter(f => unitOf(f) === unit)))
  return perUnit.find(stated => stated.size > 1) ?? new Set()
}

function unitOf(figure: CatalogueRecord): string {
  return textOf(valueOf(figure, 'unit'))
}

/** One key for one value, however it was written; empty for one that states nothing. */
export function valueKey(value: FigureValue | null): string {
  if (!value || value.state === 'unknown') return ''
  if (value.state === 'none') return 'none'
  const { exact, lower, upper, written } = value
  const isRead = (exact ?? lower ?? upper) !== null
  return isRead ? [exact, lower, upper].join(' ') : `written ${written.trim()}`
}

function valueKeyOf(figure: CatalogueRecord): string {
  return valueKey(asFigureValue(valueOf(figure, 'value')))
}

/** The number a group stands for: the preferred one, otherwise the one that all agree on. */
function standingFigure(group: ConflictGroup): CatalogueRecord | undefined {
  const preferred = group.figures.filter(figure => rankOf(figure) === 'preferred')
  if (preferred.length === 1) return preferred[0]
  const counting = group.figures.filter(figure => rankOf(figure) !== 'deprecated')
  const isAgreed = valuesStated(counting).size === 1 && new Set(counting.map(unitOf)).size === 1
  return isAgreed ? counting.find(figure => valueKeyOf(figure) !== '') : undefined
}

/** From the group before to this one; null where either has no one exact number, or the units differ. */
export function differenceSince(
  before: ConflictGroup | undefined,
  group: ConflictGroup
): Difference | null {
  const earlier = before && standingFigure(before)
  const later = standingFigure(group)
  if (!before?.asOf || !group.asOf || !earlier || !later) return null
  const from = asFigureValue(valueOf(earlier, 'value'))
  const to = asFigureValue(valueOf(later, 'value'))
  const isComparable = unitOf(earlier) === unitOf(later)
  if (!from?.exact || !to?.exact || !isComparable) return null
  const absolute = subtract(to.exact, from.exact)
  return {
    since: before.asOf,
    absolute,
    percent: percent(absolute, from.exact, 2),
    approximate: from.approximate || to.approximate
  }
}

function collect<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const collected = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const list = collected.get(key)
    if (list) list.push(item)
    else collected.set(key, [item])
  }
  return collected
}
