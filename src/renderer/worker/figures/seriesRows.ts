import { catalogueCount, isCountable } from '../../../shared/figures/claims'
import { standingFigure } from '../../../shared/figures/conflictGroups'
import type { ConflictGroup } from '../../../shared/figures/conflictGroups'
import { compareDates } from '../../../shared/dates/compare'
import type { DateValue } from '../../../shared/dates/types'
import { boundsOfDate } from '../../../shared/figures/figure'
import type { Figure } from '../../../shared/figures/figure'
import { rangeOf } from '../../../shared/figures/range'
import type {
  DerivedPoint,
  Multiples,
  PartsQuestion,
  Series,
  SeriesPoint,
  SeriesQuestion
} from './figuresTypes'
import type { LedgerState } from './ledgerState'
import { citedSources, nameOf, nameOrId } from './naming'
import { countableOf, totalAt } from './partsOfBody'

/** What is stated of a subject in one measure over time, and what the catalogue itself makes of it. */
export function seriesOf(state: LedgerState, question: SeriesQuestion): Series | null {
  const { subject, measure, unit } = question
  const groups = state.groupsIn(subject, measure)
  const derived = derivedPoints(state, question, groups)
  if (groups.length === 0 && derived.length === 0) return null
  const added = isCountable(measure) ? [] : state.parts.partsOf(subject, measure)
  const all = [...groups, ...added.flatMap(part => part.groups)]
  const units = new Set(all.flatMap(({ figures }) => figures.map(one => one.unit)))
  return {
    subject: nameOrId(state, subject),
    measure,
    unit,
    otherUnits: [...units].filter(one => one !== unit),
    points: groups.flatMap(group => pointsOf(state, group, unit)),
    derived,
    derivedKind: derived.length === 0 ? null : isCountable(measure) ? 'count' : 'total'
  }
}

/** The series of the sections of a body that state anything. */
export function multiplesOf(
  state: LedgerState,
  { subject, measure, unit, limit }: PartsQuestion
): Multiples {
  const all = state.parts.partsOf(subject, measure)
  const parts = all
    .map(({ body, groups }) => ({
      body,
      groups: groups.filter(group => heightOf(group, unit) !== null)
    }))
    .filter(({ groups }) => groups.length > 0)
  const groups = parts.flatMap(part => part.groups)
  const places = datesOf(groups).flatMap(asOf => placeInTime(asOf) ?? [])
  return {
    series: parts.slice(0, limit).map(part => ({
      subject: nameOrId(state, part.body.id),
      measure,
      unit,
      otherUnits: [],
      points: part.groups.flatMap(group => pointsOf(state, group, unit)),
      derived: [],
      derivedKind: null
    })),
    total: parts.length,
    most: groups.reduce((most, group) => Math.max(most, heightOf(group, unit) ?? 0), 0),
    span:
      places.length === 0
        ? null
        : [
            places.reduce((first, { from }) => Math.min(first, from), Infinity),
            places.reduce((last, { to }) => Math.max(last, to), -Infinity)
          ]
  }
}

/** The largest number of a group, for the scale of a drawing; null where nothing in it has a date and a number in this unit. */
function heightOf(group: ConflictGroup, unit: string): number | null {
  const known = heights.get(group)
  if (known?.unit === unit) return known.height
  const height = findHeight(group, unit)
  heights.set(group, { unit, height })
  return height
}

const heights = new WeakMap<
  ConflictGroup,
  { readonly unit: string; readonly height: number | null }
>()

function findHeight({ asOf, figures }: ConflictGroup, unit: string): number | null {
  const ranges = figures.flatMap(one => (one.unit === unit ? (rangeOf(one.value) ?? []) : []))
  if (ranges.length === 0 || placeInTime(asOf) === null) return null
  return Math.max(0, ...ranges.map(({ lower, upper }) => Number(upper ?? lower)))
}

function pointsOf(state: LedgerState, group: ConflictGroup, unit: string): readonly SeriesPoint[] {
  const standing = standingFigure(group)
  return group.figures.flatMap(figure => {
    const place = placeInTime(group.asOf)
    const range = figure.unit === unit ? rangeOf(figure.value) : null
    return group.asOf && place && range
      ? [{ ...pointOf(state, figure, group, standing), ...range, ...place, asOf: group.asOf }]
      : []
  })
}

function pointOf(
  state: LedgerState,
  figure: Figure,
  { isConflict }: ConflictGroup,
  standing: Figure | undefined
): Omit<SeriesPoint, 'lower' | 'upper' | 'from' | 'to' | 'asOf'> {
  return {
    figure: figure.id,
    exact: figure.value?.exact ?? null,
    written: figure.value?.written ?? '',
    approximate: figure.value?.approximate ?? false,
    rank: figure.rank,
    isConflict,
    isStanding: standing?.id === figure.id,
    accordingTo: nameOf(state, figure.accordingTo)?.title ?? '',
    citations: citedSources(state, figure)
  }
}

function placeInTime(asOf: DateValue | null): { from: number; to: number } | null {
  const { from, to } = boundsOfDate(asOf)
  const known = from ?? to
  return known === null ? null : { from: from ?? known, to: to ?? known }
}

/** At every date that the body or one of its sections has a figure for. */
function derivedPoints(
  state: LedgerState,
  { subject, measure, unit, months }: SeriesQuestion,
  groups: readonly ConflictGroup[]
): readonly DerivedPoint[] {
  if (isCountable(measure)) return countedPoints(state, subject, measure, groups)
  const parts = state.parts.partsOf(subject, measure)
  return datesOf([...groups, ...parts.flatMap(part => part.groups)]).flatMap(asOf => {
    const total = totalAt(state, subject, measure, { asOf, unit, months })
    const place = placeInTime(asOf)
    if (!total || !place) return []
    const { lower, upper, approximate, counted, without } = total
    const numbers = { counted: counted.length, without: without.length }
    return [{ asOf, from: place.from, lower, upper, approximate, ...numbers }]
  })
}

function countedPoints(
  state: LedgerState,
  subject: string,
  measure: string,
  groups: readonly ConflictGroup[]
): readonly DerivedPoint[] {
  const countable = countableOf(state, subject)
  return datesOf(groups).flatMap(asOf => {
    const count = catalogueCount(measure, countable, asOf)
    const place = placeInTime(asOf)
    if (!count || !place) return []
    const certain = count.certain.length
    const upper = String(certain + count.possible.length)
    const range = { lower: String(certain), upper, approximate: false }
    return [{ asOf, from: place.from, ...range, counted: certain, without: 0 }]
  })
}

/** The dates of these groups, each once, the earliest first; those that are no date left out. */
export function datesOf(groups: readonly ConflictGroup[]): readonly DateValue[] {
  const dates = new Map<string, DateValue>()
  for (const { key, asOf } of groups) {
    if (asOf && !dates.has(key) && placeInTime(asOf)) dates.set(key, asOf)
  }
  return [...dates.values()].sort(compareDates)
}
