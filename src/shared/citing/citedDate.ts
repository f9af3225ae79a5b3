import type { DateValue } from '../dates/types'

const day = /^(\d{4})-(\d\d)-(\d\d)$/
const month = /^(\d{4})-(\d\d)$/

/** The year, or the years; what was not understood stands as it was written. */
export function yearOf(date: DateValue | null): string {
  if (!date) return ''
  const edtf = date.edtf ?? ''
  const [from = '', to = ''] = edtf.split('/').map(part => /^\d{4}/.exec(part)?.[0] ?? '')
  if (from === '') return date.written
  const years = to === '' || to === from ? from : `${from}–${to}`
  // What the source does not say itself stands in brackets.
  if (/[?%]/.test(edtf)) return `[${years}?]`
  return /~/.test(edtf) ? `[ca. ${years}]` : years
}

/** Day and month, where the date has them; in the words of the language and the order of the pattern. */
export function dayAndMonth(
  date: DateValue | null,
  locale: string,
  width: 'long' | 'short' = 'long'
): { readonly day: string; readonly month: string } | null {
  const edtf = date?.edtf ?? ''
  const found = day.exec(edtf) ?? month.exec(edtf)
  if (!found) return null
  const [, year = '', monthNumber = '', dayNumber = ''] = found
  const moment = new Date(Date.UTC(Number(year), Number(monthNumber) - 1, Number(dayNumber || '1')))
  const format = new Intl.DateTimeFormat(locale, {
    month: width,
    ...(dayNumber === '' ? {} : { day: 'numeric' as const }),
    timeZone: 'UTC'
  })
  // Russian months are declined after a day.
  const words = format.formatToParts(moment).find(({ type }) => type === 'month')?.value ?? ''
  return { day: dayNumber === '' ? '' : String(Number(dayNumber)), month: words }
}

/** "15 March 1927", "March 1927", "1927". */
export function dayFirst(
  date: DateValue | null,
  locale: string,
  width: 'long' | 'short' = 'long'
): string {
  const found = dayAndMonth(date, locale, width)
  if (!found) return yearOf(date)
  return [found.day, found.month, yearOf(date)].filter(part => part !== '').join(' ')
}

/** "March 15, 1927", as Chicago has it. */
export function monthFirst(date: DateValue | null): string {
  const found = dayAndMonth(date, 'en')
  if (!found) return yearOf(date)
  if (found.day === '') return `${found.month} ${yearOf(date)}`
  return `${found.month} ${found.day}, ${yearOf(date)}`
}

export function dateOfDay(iso: string): DateValue | null {
  return day.test(iso) ? { written: iso, edtf: iso, calendar: 'gregorian' } : null
}
