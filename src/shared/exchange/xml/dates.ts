import { convertDay } from '../../dates/calendars'
import type { CalendarDay } from '../../dates/calendars'
import type { EdtfDate } from '../../dates/edtfDate'
import { readEdtf } from '../../dates/edtfForm'
import type { EdtfEnd, EdtfForm, EdtfRange } from '../../dates/edtfForm'
import type { Calendar, DateValue } from '../../dates/types'
import { line } from './markup'

/** One date as the XML standards take it: an exact one, or the days between which it lies. */
export interface XmlDate {
  readonly text: string
  /** ISO 8601 in the Gregorian calendar: a year, a month or a day. */
  readonly standard?: string
  readonly notBefore?: string
  readonly notAfter?: string
  readonly certainty?: 'uncertain' | 'approximate'
  readonly calendar?: 'julian'
  /** Only as the end of a range. */
  readonly status?: 'unknown' | 'ongoing'
}

export type XmlDates =
  | { readonly kind: 'date'; readonly date: XmlDate }
  | (AsWritten & {
      readonly kind: 'range'
      readonly from: XmlDate | null
      readonly to: XmlDate | null
    })
  | (AsWritten & { readonly kind: 'set'; readonly dates: readonly XmlDate[] })

/** The words for the whole, of which the parts hold pieces only. */
interface AsWritten {
  readonly text: string
}

/** The schemas stop at the year 2099 and know no year 0. */
const lastYear = 2099
const exact = /^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/

/** A date without EDTF is its text alone; null where there is not even a text. */
export function xmlDates(value: DateValue | null): XmlDates | null {
  if (!value) return null
  const text = line(value.written) || (value.edtf ?? '')
  const form = value.edtf === null ? null : readEdtf(value.edtf, value.calendar)
  if (text === '') return null
  if (form === null) return { kind: 'date', date: { text } }
  return datesOf(form, text, value.calendar)
}

function datesOf(form: EdtfForm, text: string, calendar: Calendar): XmlDates {
  if (form.kind === 'date') return { kind: 'date', date: single(form.date, text, calendar) }
  if (form.kind === 'interval') return range(form.range, text, calendar)
  const members = form.members.map(member => between(member, calendar))
  const [first] = members
  if (form.kind === 'all' && first && members.length > 1)
    return { kind: 'set', text, dates: members }
  const starts = members.flatMap(({ standard, notBefore }) => notBefore ?? standard ?? [])
  const ends = members.flatMap(({ standard, notAfter }) => notAfter ?? standard ?? [])
  const isOpen = starts.length < members.length || ends.length < members.length
  return {
    kind: 'date',
    date: {
      text,
      ...(isOpen ? {} : { notBefore: starts.sort()[0] ?? '', notAfter: ends.sort().at(-1) ?? '' }),
      ...(form.kind === 'oneOf' ? { certainty: 'uncertain' as const } : {}),
      ...calendarOf(calendar)
    }
  }
}

function range({ from, to }: EdtfRange, text: string, calendar: Calendar): XmlDates {
  const start = end(from, calendar)
  const stop = end(to, calendar)
  return {
    kind: 'range',
    text,
    // A beginning that is open is none; "ongoing" is said of ends only.
    from: start?.status === 'ongoing' ? null : start,
    to: stop
  }
}

function end(value: EdtfEnd, calendar: Calendar): XmlDate | null {
  if (value === 'unknown') return { text: '?', status: 'unknown' }
  if (value === 'open') return { text: '…', status: 'ongoing' }
  return single(value, unqualified(value), calendar)
}

function single(date: EdtfDate, text: string, calendar: Calendar): XmlDate {
  const bare = date.text.replace(/[?~%]$/, '')
  const isGregorian = calendar === 'gregorian'
  const first = isoDay(date.first, calendar)
  const last = isoDay(date.last, calendar)
  const isExact = exact.test(bare) && isWithin(bare)
  const standard = isGregorian ? (isExact ? bare : null) : first === last ? first : null
  return {
    text,
    ...(standard !== null ? { standard } : {}),
    ...(standard === null && first !== null && last !== null
      ? { notBefore: first, notAfter: last }
      : {}),
    ...certaintyOf(date),
    ...calendarOf(calendar)
  }
}

/** How certain a date is stands in an attribute of its own. */
function unqualified({ text }: EdtfDate): string {
  return text.replace(/[?~%]/g, '')
}

function between({ from, to }: EdtfRange, calendar: Calendar): XmlDate {
  if (from === to && typeof from !== 'string') return single(from, unqualified(from), calendar)
  const texts = [from, to].map(value => (typeof value === 'string' ? '' : unqualified(value)))
  const first = typeof from === 'string' ? null : isoDay(from.first, calendar)
  const last = typeof to === 'string' ? null : isoDay(to.last, calendar)
  return {
    text: texts.join('–'),
    ...(first !== null ? { notBefore: first } : {}),
    ...(last !== null ? { notAfter: last } : {}),
    ...calendarOf(calendar)
  }
}

function certaintyOf({ isUncertain, isApproximate }: EdtfDate): Pick<XmlDate, 'certainty'> {
  if (isUncertain) return { certainty: 'uncertain' }
  return isApproximate ? { certainty: 'approximate' } : {}
}

function calendarOf(calendar: Calendar): Pick<XmlDate, 'calendar'> {
  return calendar === 'julian' ? { calendar } : {}
}

function isoDay(day: CalendarDay | null, calendar: Calendar): string | null {
  if (day === null) return null
  const { year, month, day: inMonth } = convertDay(day, calendar, 'gregorian')
  if (year < 1 || year > lastYear) return null
  const parts = [String(year).padStart(4, '0'), ...[month, inMonth].map(twoDigits)]
  return parts.join('-')
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

function isWithin(iso: string): boolean {
  const year = Number(iso.slice(0, 4))
  return year >= 1 && year <= lastYear
}
