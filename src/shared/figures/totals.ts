import type { DateValue } from '../dates/types'
import { existence } from './claims'
import { counting, preferredFigure, standingFigure } from './conflictGroups'
import type { ConflictGroup } from './conflictGroups'
import type { RecordFacts } from './facts'
import { boundsOfDate, dateKey } from './figure'
import type { Figure } from './figure'
import { rangeOf, spanOf, sumOfRanges } from './range'
import type { Range } from './range'

/** A part of a body with what is stated of it in one measure. */
export interface Part {
  readonly body: RecordFacts
  readonly groups: readonly ConflictGroup[]
}

/** What one part contributes to a total. */
export interface PartValue extends Range {
  readonly body: string
  readonly figures: readonly string[]
  /** Date of the figure where it is not that of the total. */
  readonly nearest: DateValue | null
  /** Its sources differ and none is preferred: all of them count, as a range. */
  readonly isConflict: boolean
  readonly isPreferred: boolean
  readonly approximate: boolean
}

/** The sum of the parts at a date: computed, never stored. */
export interface Total extends Range {
  readonly approximate: boolean
  readonly counted: readonly PartValue[]
  /** Parts that existed, or may have, without a figure that could be counted. */
  readonly without: readonly string[]
}

export interface TotalQuestion {
  readonly asOf: DateValue
  readonly unit: string
  /** How far away another date may be, in months; 0 for exactly this one. */
  readonly months: number
}

/** A part that has no figure is listed, not counted as 0. Null where no part has any. */
export function totalOf(parts: readonly Part[], question: TotalQuestion): Total | null {
  const at = boundsOfDate(question.asOf)
  const key = dateKey(question.asOf)
  const counted: PartValue[] = []
  const without: string[] = []
  for (const part of parts) {
    const value = partValue(part, question, key)
    if (value) counted.push(value)
    else if (existence(part.body, at) !== 'no') without.push(part.body.id)
  }
  if (counted.length === 0) return null
  return {
    ...sumOfRanges(counted),
    approximate: counted.some(({ approximate }) => approximate),
    counted,
    without
  }
}

/** What a part contributes at a date: its figure of that date, otherwise the nearest within the months allowed. */
export function partValue(
  { body, groups }: Part,
  question: TotalQuestion,
  key = dateKey(question.asOf)
): PartValue | null {
  const exact = groups.find(group => group.key === key)
  const found = exact && valueOfGroup(exact, question.unit)
  if (found) return { ...found, body: body.id, nearest: null }
  if (question.months === 0) return null
  const month = monthOf(question.asOf)
  const near = groups
    .map(group => ({ group, distance: Math.abs(monthOfGroup(group) - month) }))
    .filter(({ distance }) => distance <= question.months)
    .sort((a, b) => a.distance - b.distance)
  for (const { group } of near) {
    const value = valueOfGroup(group, question.unit)
    if (value) return { ...value, body: body.id, nearest: group.asOf }
  }
  return null
}

function valueOfGroup(
  group: ConflictGroup,
  unit: string
): Omit<PartValue, 'body' | 'nearest'> | null {
  const standing = standingFigure(group)
  const candidates: readonly Figure[] = standing ? [standing] : counting(group.figures)
  const ranges = candidates.flatMap(figure => {
    const range = figure.unit === unit ? rangeOf(figure.value) : null
    return range ? [{ figure, range }] : []
  })
  const [first] = ranges
  if (!first) return null
  return {
    ...ranges.map(({ range }) => range).reduce(spanOf),
    figures: ranges.map(({ figure }) => figure.id),
    isConflict: standing === undefined && ranges.length > 1,
    isPreferred: preferredFigure(group) !== undefined,
    approximate: ranges.some(({ figure }) => figure.value?.approximate === true)
  }
}

const months = new WeakMap<ConflictGroup, number>()

function monthOfGroup(group: ConflictGroup): number {
  const known = months.get(group) ?? monthOf(group.asOf)
  months.set(group, known)
  return known
}

/** Where a date begins, in months; NaN where it does not, so that nothing is near it. */
function monthOf(date: DateValue | null): number {
  const { from } = boundsOfDate(date)
  return from === null ? NaN : monthNumber(from)
}

function monthNumber(day: number): number {
  const [year, month, ofMonth] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100]
  return year * 12 + month + ofMonth / 31
}
