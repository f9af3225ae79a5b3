import type { Calendar } from './types'

export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeapYear(year: number, calendar: Calendar): boolean {
  if (year % 4 !== 0) return false
  return calendar === 'julian' || year % 100 !== 0 || year % 400 === 0
}

export function daysInMonth(year: number, month: number, calendar: Calendar): number {
  if (month === 2 && isLeapYear(year, calendar)) return 29
  return monthLengths[month - 1] ?? 0
}

export function isCalendarDay({ year, month, day }: CalendarDay, calendar: Calendar): boolean {
  return day >= 1 && day <= daysInMonth(year, month, calendar)
}

/** Days since the epoch of the Julian day number, by which calendars are converted into one another. */
export function toDayCount({ year, month, day }: CalendarDay, calendar: Calendar): number {
  // Counting years from March puts the leap day at the end of the year.
  const beforeMarch = month < 3 ? 1 : 0
  const years = year + 4800 - beforeMarch
  const months = month + 12 * beforeMarch - 3
  const days = day + Math.floor((153 * months + 2) / 5) + 365 * years + Math.floor(years / 4)
  if (calendar === 'julian') return days - 32083
  return days - Math.floor(years / 100) + Math.floor(years / 400) - 32045
}

export function fromDayCount(count: number, calendar: Calendar): CalendarDay {
  const fromMarch = count + (calendar === 'julian' ? 32082 : 32044)
  const centuries = calendar === 'julian' ? 0 : Math.floor((4 * fromMarch + 3) / 146097)
  const inCentury = fromMarch - Math.floor((146097 * centuries) / 4)
  const years = Math.floor((4 * inCentury + 3) / 1461)
  const inYear = inCentury - Math.floor((1461 * years) / 4)
  const months = Math.floor((5 * inYear + 2) / 153)
  return {
    year: 100 * centuries + years - 4800 + Math.floor(months / 10),
    month: months + 3 - 12 * Math.floor(months / 10),
    day: inYear - Math.floor((153 * months + 2) / 5) + 1
  }
}

export function convertDay(day: CalendarDay, from: Calendar, to: Calendar): CalendarDay {
  return from === to ? day : fromDayCount(toDayCount(day, from), to)
}

const firstDay = 1_01_01
const lastDay = 9999_12_31

/** The day as year × 10,000 + month × 100 + day, moved into the years 1–9999 (see `DateBounds`). */
export function toDayNumber({ year, month, day }: CalendarDay): number {
  if (year < 1) return firstDay
  if (year > 9999) return lastDay
  return year * 10_000 + month * 100 + day
}

/** YYYY-MM-DD; empty for none. */
export function isoDay(day: number | null): string {
  if (day === null) return ''
  const digits = String(day).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

export function fromDayNumber(number: number): CalendarDay {
  const month = Math.floor(number / 100) % 100
  return { year: Math.floor(number / 10_000), month, day: number % 100 }
}

/** Adds months, keeping to the last day of a shorter month. */
export function addMonths(day: CalendarDay, count: number): CalendarDay {
  const months = day.year * 12 + day.month - 1 + count
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  return { year, month, day: Math.min(day.day, daysInMonth(year, month, 'gregorian')) }
}

export function addDays(day: CalendarDay, count: number): CalendarDay {
  return fromDayCount(toDayCount(day, 'gregorian') + count, 'gregorian')
}
