import { addDays, addMonths, type CalendarDay, convertDay } from './calendars'
import { readEdtf } from './edtfForm'
import type { Calendar } from './types'

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

function write({ year, month, day }: CalendarDay, precision: number): string {
  return [pad(year, 4), pad(month, 2), pad(day, 2)].slice(0, precision).join('-')
}

function shift(day: CalendarDay, precision: number, count: number, calendar: Calendar) {
  if (precision < 3) return addMonths({ ...day, day: 1 }, precision === 1 ? 12 * count : count)
  const shifted = addDays(convertDay(day, calendar, 'gregorian'), count)
  return convertDay(shifted, 'gregorian', calendar)
}

/**
 * The last year, month or day before a date (-1), its own last one (0), or the first one after it (1), in the
 * date's own precision. Decades and centuries give years. Null for qualified dates and for seasons: the limit
 * would be a guess.
 */
export function neighbour(edtf: string, direction: -1 | 0 | 1, calendar: Calendar): string | null {
  if (!/^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$|^\d\d[\dX]X$/.test(edtf)) return null
  const form = readEdtf(edtf, calendar)
  if (form?.kind !== 'date' || form.date.first === null || form.date.last === null) return null
  const precision = edtf.split('-').length
  const edge = direction === -1 ? form.date.first : form.date.last
  const found = shift(edge, precision, direction, calendar)
  return found.year < 1 || found.year > 9999 ? null : write(found, precision)
}
