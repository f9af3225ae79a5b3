import { addMonths, type CalendarDay, daysInMonth } from './calendars'
import type { Calendar } from './types'

/**
 * First month and number of months of the EDTF codes 21–41. EDTF gives seasons no days: taken here are the
 * meteorological ones, 21–24 (hemisphere not stated) as northern, and a season that runs over the new year
 * belongs to the year in which it begins. Bounds of seasons are marked approximate for that reason.
 */
const divisions: Readonly<Record<number, readonly [firstMonth: number, months: number]>> = {
  21: [3, 3],
  22: [6, 3],
  23: [9, 3],
  24: [12, 3],
  25: [3, 3],
  26: [6, 3],
  27: [9, 3],
  28: [12, 3],
  29: [9, 3],
  30: [12, 3],
  31: [3, 3],
  32: [6, 3],
  33: [1, 3],
  34: [4, 3],
  35: [7, 3],
  36: [10, 3],
  37: [1, 4],
  38: [5, 4],
  39: [9, 4],
  40: [1, 6],
  41: [7, 6]
}

interface Division {
  readonly firstMonth: string
  readonly lastDay: (year: number, calendar: Calendar) => CalendarDay
}

/** The days of a season, quarter, third or half of a year; undefined when the code is none of them. */
export function divisionDays(code: string): Division | undefined {
  const division = divisions[Number(code)]
  if (division === undefined) return undefined
  const [first, months] = division
  return {
    firstMonth: String(first).padStart(2, '0'),
    lastDay(year, calendar) {
      const last = addMonths({ year, month: first, day: 1 }, months - 1)
      return { ...last, day: daysInMonth(last.year, last.month, calendar) }
    }
  }
}
