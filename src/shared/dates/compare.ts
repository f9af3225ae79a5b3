import { dateBounds } from './bounds'
import {
  addDays,
  addMonths,
  type CalendarDay,
  convertDay,
  daysInMonth,
  fromDayNumber,
  toDayNumber
} from './calendars'
import type { Calendar, DateBounds, DateValue } from './types'

function sortKey(value: DateValue | undefined): { from: number; to: number } | undefined {
  if (value === undefined) return undefined
  const { from, to } = dateBounds(value)
  return from === null && to === null ? undefined : { from: from ?? -Infinity, to: to ?? Infinity }
}

function ascending(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/**
 * Orders by the earliest day, then by the latest. An open beginning comes first; dates that are missing, not
 * understood or stated as unknown come last.
 */
export function compareDates(a: DateValue | undefined, b: DateValue | undefined): number {
  const first = sortKey(a)
  const second = sortKey(b)
  if (first === undefined || second === undefined) {
    return Number(first === undefined) - Number(second === undefined)
  }
  return ascending(first.from, second.from) || ascending(first.to, second.to)
}

type Unit = 'day' | 'month' | 'year'

/** Precision in one calendar: 1 January begins a year, the first of another month begins a month. */
function unitIn(day: CalendarDay, isEnd: boolean, calendar: Calendar): Unit {
  const { year, month, day: dayOfMonth } = convertDay(day, 'gregorian', calendar)
  if (dayOfMonth !== (isEnd ? daysInMonth(year, month, calendar) : 1)) return 'day'
  return month === (isEnd ? 12 : 1) ? 'year' : 'month'
}

/** Bounds carry no precision; it is read off the days, in both calendars, and the wider reading is taken. */
function unitOf(day: CalendarDay, isEnd: boolean): Unit {
  const units = [unitIn(day, isEnd, 'gregorian'), unitIn(day, isEnd, 'julian')]
  return units.includes('year') ? 'year' : units.includes('month') ? 'month' : 'day'
}

function addUnits(day: CalendarDay, unit: Unit, count: number): CalendarDay {
  if (unit === 'day') return addDays(day, count)
  return addMonths(day, unit === 'year' ? 12 * count : count)
}

/** The last day of the unit that begins, or the first of the unit that ends, with the day given. */
function farSide(number: number, isEnd: boolean): number {
  const day = fromDayNumber(number)
  const inward = isEnd ? -1 : 1
  return toDayNumber(addDays(addUnits(day, unitOf(day, isEnd), inward), -inward))
}

/** Moves a bound by its own unit, outward or inward, if it is marked uncertain or approximate. */
function shifted(number: number, isEnd: boolean, isOutward: boolean): number {
  const day = fromDayNumber(number)
  const direction = isEnd === isOutward ? 1 : -1
  return toDayNumber(addUnits(day, unitOf(day, isEnd), direction))
}

interface Days {
  readonly from: number
  readonly to: number
}

function days(bounds: DateBounds, isOutward: boolean): Days {
  const { from, to, uncertain, approximate } = bounds
  const isVague = uncertain || approximate
  const move = (day: number, isEnd: boolean) => (isVague ? shifted(day, isEnd, isOutward) : day)
  return {
    from: from === null ? -Infinity : move(from, false),
    to: to === null ? Infinity : move(to, true)
  }
}

/**
 * Whether something with these dates of existence existed at a date.
 *
 * - `no`: the two do not meet, also after the widening below.
 * - `certain`: the date lies within the dates of existence and reaches beyond the unit in which they begin or
 *   end, or covers it: something that began "in 1922" existed "in 1922" and on 1 January 1923, but only
 *   possibly on 5 March 1922.
 * - Bounds that are uncertain or approximate are moved by one unit of their precision (day, month, year):
 *   outward for `no`, inward for `certain`. The same goes for the date asked about.
 * - An open end (`1922/..`) lasts; an end stated as unknown (`1922/`), or no dates at all, is only `possible`.
 */
export function existsAt(bounds: DateBounds, at: DateBounds): 'certain' | 'possible' | 'no' {
  if ((bounds.from ?? bounds.to) === null || (at.from ?? at.to) === null) return 'possible'
  const widest = days(bounds, true)
  const asked = days(at, true)
  if (asked.to < widest.from || asked.from > widest.to) return 'no'
  if (bounds.uncertain && (bounds.from === null || bounds.to === null)) return 'possible'
  const surest = days(bounds, false)
  const isWithin = asked.from >= surest.from && asked.to <= surest.to
  const hasBegun = bounds.from === null || asked.to >= farSide(bounds.from, false)
  const hasNotEnded = bounds.to === null || asked.from <= farSide(bounds.to, true)
  return isWithin && hasBegun && hasNotEnded ? 'certain' : 'possible'
}
