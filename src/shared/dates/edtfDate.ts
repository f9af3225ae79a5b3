import { parse } from 'edtf'
import { type CalendarDay, daysInMonth, isCalendarDay } from './calendars'
import { divisionDays } from './yearDivisions'
import type { Calendar } from './types'

/** One EDTF date, year, season or other part of a year, without interval or set. */
export interface EdtfDate {
  readonly text: string
  /** Earliest and latest day it may mean, in its own calendar; null where all digits of the year are open. */
  readonly first: CalendarDay | null
  readonly last: CalendarDay | null
  readonly isUncertain: boolean
  readonly isApproximate: boolean
  /** Some digits of it are `X`. */
  readonly isMasked: boolean
}

type Span = Pick<EdtfDate, 'first' | 'last'>

const plainPattern = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?[?~%]?$/
const maskedPattern = /^(-?)([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T.*)?$/
const longYearPattern = /^Y?(-?\d+)(?:E(\d+))?(?:S(\d+))?$/

/** Far outside the years that are told apart, near enough for exact arithmetic. */
const yearLimit = 20_000

/**
 * The numbers that fit a mask such as `19XX`, from the one end to the other. Lazily: the first fitting one is nearly always the one
 * wanted, 29 February being the exception.
 */
function* maskedNumbers(mask: string, isReversed: boolean): Generator<number> {
  if (!mask.includes('X')) {
    yield Number(mask)
    return
  }
  const low = Number(mask.replaceAll('X', '0'))
  const high = Number(mask.replaceAll('X', '9'))
  const pattern = new RegExp(`^${mask.replaceAll('X', '\\d')}$`)
  for (let step = 0; step <= high - low; step++) {
    const number = isReversed ? high - step : low + step
    if (pattern.test(String(number).padStart(mask.length, '0'))) yield number
  }
}

function edgeDay(parts: readonly string[], isLast: boolean, calendar: Calendar) {
  const [sign = '', yearMask = '', monthMask = 'XX', dayMask = 'XX'] = parts
  const isNegative = sign === '-'
  for (const absoluteYear of maskedNumbers(yearMask, isLast !== isNegative)) {
    const year = isNegative ? -absoluteYear : absoluteYear
    for (const month of maskedNumbers(monthMask, isLast)) {
      if (daysInMonth(year, month, calendar) === 0) continue
      for (const day of maskedNumbers(dayMask, isLast)) {
        if (isCalendarDay({ year, month, day }, calendar)) return { year, month, day }
      }
    }
  }
  return null
}

function maskedSpan(text: string, calendar: Calendar): Span | null {
  const match = maskedPattern.exec(text)
  if (match === null) return null
  const [, sign = '', year = '', month, day] = match
  const division = month === undefined || day !== undefined ? undefined : divisionDays(month)
  if (division !== undefined) {
    const first = edgeDay([sign, year, division.firstMonth, '01'], false, calendar)
    const lastYear = edgeDay([sign, year, '12', '31'], true, calendar)
    if (first === null || lastYear === null) return null
    return { first, last: division.lastDay(lastYear.year, calendar) }
  }
  const parts = [sign, year, month ?? 'XX', day ?? 'XX']
  const first = edgeDay(parts, false, calendar)
  const last = edgeDay(parts, true, calendar)
  if (first === null || last === null) return null
  return year === 'XXXX' ? { first: null, last: null } : { first, last }
}

/** Years of more than four digits, with an exponent or with a number of significant digits (`1950S2`). */
function longYearSpan(text: string): Span | null {
  const match = longYearPattern.exec(text)
  if (match === null) return null
  const [, digits = '', exponent = '0', significant] = match
  const year = Number(digits) * 10 ** Number(exponent)
  const length = String(Math.abs(year)).length
  const size = significant === undefined ? 1 : 10 ** Math.max(0, length - Number(significant))
  const low = Math.floor(year / size) * size
  const clamp = (value: number) => Math.max(-yearLimit, Math.min(yearLimit, value))
  return {
    first: { year: clamp(low), month: 1, day: 1 },
    last: { year: clamp(low + size - 1), month: 12, day: 31 }
  }
}

/** Whether the library's grammar has it; a lone century (`19`) or decade (`192`) is no EDTF of levels 0–2. */
function isInGrammar(text: string): boolean {
  try {
    const { type } = parse(text, { level: 2, seasonUncertainty: true })
    return type === 'Date' || type === 'Season' || type === 'Year'
  } catch {
    return false
  }
}

/** Reads one EDTF date; null when it is none or names a day that the calendar does not have. */
export function readEdtfDate(text: string, calendar: Calendar): EdtfDate | null {
  const bare = text.replace(/[?~%]/g, '')
  const span = maskedSpan(bare, calendar) ?? longYearSpan(bare)
  if (span === null) return null
  // The plain forms are nearly all there is in a catalogue, and the grammar takes 0.2 ms for each.
  if (!plainPattern.test(text) && !isInGrammar(text)) return null
  const isSeason = /^-?[\dX]{4}-(2[1-9]|3[0-2])$/.test(bare)
  return {
    text,
    ...span,
    isUncertain: /[?%]/.test(text),
    isApproximate: /[~%]/.test(text) || isSeason,
    isMasked: bare.includes('X')
  }
}
