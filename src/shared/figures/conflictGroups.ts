import { compareDates } from '../dates/compare'
import type { DateValue } from '../dates/types'
import { measures } from '../vocabularies/measures'
import { collect } from './collect'
import { percent, subtract } from './decimal'
import { dateKey, valueKey } from './figure'
import type { Figure } from './figure'

/** The figures of one subject with the same measure and as-of date. */
export interface ConflictGroup {
  readonly key: string
  readonly asOf: DateValue | null
  readonly figures: readonly Figure[]
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

/** Figures by measure, in the order of the vocabulary, and by as-of date; in whichever order they come. */
export function groupFigures(figures: readonly Figure[]): readonly MeasureGroups[] {
  const inOrder = [...figures].sort(byAge)
  return [...collect(inOrder, ({ measure }) => measure)]
    .map(([measure, ofMeasure]) => ({ measure, groups: groupsOf(ofMeasure) }))
    .sort((a, b) => placeOf(a.measure) - placeOf(b.measure) || byText(a.measure, b.measure))
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function byAge(a: Figure, b: Figure): number {
  return a.createdAt - b.createdAt || byText(a.id, b.id)
}

const places = new Map(measures.map(({ code }, place) => [code, place]))

/** Measures in the archivist's own words stand after those of the vocabulary. */
function placeOf(measure: string): number {
  return places.get(measure) ?? measures.length
}

function groupsOf(figures: readonly Figure[]): readonly ConflictGroup[] {
  return [...collect(figures, ({ asOf }) => dateKey(asOf))]
    .map(([key, ofDate]) => ({
      key,
      asOf: ofDate[0]?.asOf ?? null,
      figures: [...ofDate].sort(byRank),
      isConflict: key !== '' && valuesStated(ofDate).size > 1
    }))
    .sort((a, b) => compareDates(a.asOf ?? undefined, b.asOf ?? undefined) || byText(a.key, b.key))
}

const rankOrder = ['preferred', 'normal', 'deprecated']

function byRank(a: Figure, b: Figure): number {
  return rankOrder.indexOf(a.rank) - rankOrder.indexOf(b.rank) || byAge(a, b)
}

export function counting(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(({ rank }) => rank !== 'deprecated')
}

/** A deprecated figure does not count; one that is unknown contradicts nothing; two units cannot be compared, nor agree. */
function valuesStated(figures: readonly Figure[]): ReadonlySet<string> {
  const those = counting(figures)
  const units = new Set(those.map(({ unit }) => unit))
  const values = those.map(({ value }) => valueKey(value)).filter(key => key !== '')
  if (units.size < 2) return new Set(values)
  const perUnit = [...units].map(unit => valuesStated(those.filter(one => one.unit === unit)))
  return perUnit.find(stated => stated.size > 1) ?? new Set()
}

/** The one figure preferred; undefined where there are none or several. */
export function preferredFigure({ figures }: ConflictGroup): Figure | undefined {
  const preferred = figures.filter(({ rank }) => rank === 'preferred')
  return preferred.length === 1 ? preferred[0] : undefined
}

/** Contradicts itself, and nobody has chosen yet. */
export function isOpenConflict(group: ConflictGroup): boolean {
  return group.isConflict && preferredFigure(group) === undefined
}

const standing = new WeakMap<ConflictGroup, { readonly figure: Figure | undefined }>()

/** The number a group stands for: the preferred one, otherwise the one that all agree on. */
export function standingFigure(group: ConflictGroup): Figure | undefined {
  const known = standing.get(group) ?? { figure: findStanding(group) }
  standing.set(group, known)
  return known.figure
}

function findStanding(group: ConflictGroup): Figure | undefined {
  const preferred = preferredFigure(group)
  if (preferred) return preferred
  const those = counting(group.figures)
  return valuesStated(those).size === 1
    ? those.find(({ value }) => valueKey(value) !== '')
    : undefined
}

/** From the group before to this one; null where either has no one exact number, or the units differ. */
export function differenceSince(
  before: ConflictGroup | undefined,
  group: ConflictGroup
): Difference | null {
  const earlier = before && standingFigure(before)
  const later = standingFigure(group)
  if (!before?.asOf || !group.asOf || !earlier || !later) return null
  const [from, to] = [earlier.value, later.value]
  if (!from?.exact || !to?.exact || earlier.unit !== later.unit) return null
  const absolute = subtract(to.exact, from.exact)
  return {
    since: before.asOf,
    absolute,
    percent: percent(absolute, from.exact, 2),
    approximate: from.approximate || to.approximate
  }
}
