import { isEdtf } from '../dates/bounds'
import { parseDate } from '../dates/parse'
import { addDate } from './bibliographyDate'
import type { WorkBuilder } from './work'

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** `date` in EDTF, or the older year, month and day. */
export function addBibtexDates(
  builder: WorkBuilder,
  has: (name: string) => boolean,
  text: (name: string) => string,
  raw: string
): void {
  builder.add('date_calendar', text('datecalendar'))
  // Its tilde means about, not a blank.
  const date = raw.trim()
  if (date === '') {
    addYear(builder, text('year'), text('month'), text('day'))
    return
  }
  const edtf = edtfOfField(date)
  addDate(builder, text('datewritten') || (edtf === '' ? text('date') : date), edtf)
  for (const name of ['year', 'month', 'day']) {
    const value = name === 'month' ? (monthOf(text(name)) ?? text(name)) : text(name)
    if (has(name) && !date.includes(value.padStart(2, '0'))) builder.add(name, text(name))
  }
}

/** biblatex leaves the open end of a range empty, and some write zeros for what is not known. */
function edtfOfField(date: string): string {
  const edtf = date
    .replace(/(?:-00)+(?=\/|$)/g, '')
    .replace(/\/$/, '/..')
    .replace(/^\//, '../')
  // The Julian calendar has all days of the Gregorian and more.
  return isEdtf(edtf, 'julian') ? edtf : ''
}

/** Two digits; undefined for what is no month. */
function monthOf(written: string): string | undefined {
  const text = written.replace(/[,.]+$/, '')
  if (/^\d{1,2}$/.test(text)) return Number(text) > 12 ? undefined : text.padStart(2, '0')
  const [, name = ''] = /^([a-z]{3,9})$/i.exec(text) ?? []
  const index = monthNames.indexOf(name.slice(0, 3).toLowerCase())
  return index === -1 ? undefined : String(index + 1).padStart(2, '0')
}

function addYear(builder: WorkBuilder, year: string, month: string, day: string): void {
  const known = monthOf(month)
  const isNumeric = /^\d{4}$/.test(year) && (month === '' || known !== undefined)
  if (!isNumeric) {
    addWritten(builder, year, month, day)
    return
  }
  const ownDay = known !== undefined && /^\d{1,2}$/.test(day) ? day.padStart(2, '0') : ''
  const numbers = [year, known ?? '', ownDay].filter(Boolean)
  addDate(builder, '', numbers.join('-'))
  if (day !== '' && ownDay === '') builder.add('day', day)
}

/** "4 July" and "July 4" stand in the field of the month where it is a day. */
function addWritten(builder: WorkBuilder, year: string, month: string, day: string): void {
  const [, name, number] = /^(\p{L}+)\.?\s(\d{1,2})(?:st|nd|rd|th)?$/u.exec(month) ?? []
  const ordered = name === undefined ? month : `${number ?? ''} ${name}`
  const written = [day, ordered.replaceAll('\u00a0', ' '), year].filter(Boolean).join(' ')
  const isUnderstood = parseDate(written, 'gregorian').edtf !== null
  addDate(builder, written, !isUnderstood && /^\d{4}$/.test(year) ? year : '')
}
