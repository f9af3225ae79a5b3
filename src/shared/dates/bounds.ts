import { type CalendarDay, convertDay, toDayNumber } from './calendars'
import { type EdtfEnd, type EdtfForm, type EdtfRange, readEdtf } from './edtfForm'
import type { Calendar, DateBounds, DateValue } from './types'

const nothingKnown: DateBounds = { from: null, to: null, uncertain: false, approximate: false }

function rangesOf(form: EdtfForm): readonly EdtfRange[] {
  if (form.kind === 'date') return [{ from: form.date, to: form.date }]
  return form.kind === 'interval' ? [form.range] : form.members
}

function dayNumber(day: CalendarDay | null, calendar: Calendar): number | null {
  return day === null ? null : toDayNumber(convertDay(day, calendar, 'gregorian'))
}

function firstOf(end: EdtfEnd, calendar: Calendar): number | null {
  return typeof end === 'string' ? null : dayNumber(end.first, calendar)
}

function lastOf(end: EdtfEnd, calendar: Calendar): number | null {
  return typeof end === 'string' ? null : dayNumber(end.last, calendar)
}

function isKnown(day: number | null): day is number {
  return day !== null
}

/** One date out of several is not known, even if each of them is. */
function isChoice(form: EdtfForm): boolean {
  if (form.kind !== 'oneOf') return false
  const [first, ...more] = form.members
  return more.length > 0 || first?.from !== first?.to
}

function formBounds(form: EdtfForm, calendar: Calendar): DateBounds {
  const ranges = rangesOf(form)
  const ends = ranges.flatMap(({ from, to }) => [from, to])
  const dates = ends.filter(end => typeof end !== 'string')
  const starts = ranges.map(({ from }) => firstOf(from, calendar))
  const stops = ranges.map(({ to }) => lastOf(to, calendar))
  return {
    from: starts.every(isKnown) ? Math.min(...starts) : null,
    to: stops.every(isKnown) ? Math.max(...stops) : null,
    uncertain: isChoice(form) || ends.includes('unknown') || dates.some(date => date.isUncertain),
    approximate: dates.some(date => date.isApproximate)
  }
}

function boundsIn(edtf: string, calendar: Calendar): DateBounds | null {
  const form = readEdtf(edtf, calendar)
  return form === null ? null : formBounds(form, calendar)
}

/** Bounds in the Gregorian calendar, also of a Julian date; both ends null when it was not understood. */
export function dateBounds(value: DateValue): DateBounds {
  if (value.edtf === null) return nothingKnown
  return boundsIn(value.edtf, value.calendar) ?? nothingKnown
}

/** Bounds of Gregorian EDTF; null when it is not EDTF. */
export function edtfBounds(edtf: string): DateBounds | null {
  return boundsIn(edtf, 'gregorian')
}

/** Whether the text is EDTF of levels 0–2 and names only days that the calendar has. */
export function isEdtf(text: string, calendar: Calendar = 'gregorian'): boolean {
  return readEdtf(text, calendar) !== null
}
