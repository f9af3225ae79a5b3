import { isEdtf } from '../dates/bounds'
import { parseDate } from '../dates/parse'
import type { Calendar, DateValue } from '../dates/types'

const twoNumbers = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/

/**
 * A date of a file. Of "3/4/1928" the file's owner says which number is the day; where one of them cannot be a month,
 * that is known without asking.
 */
export function readDate(written: string, calendar: Calendar, dayFirst: boolean | null): DateValue {
  const [, first = '', , second = '', year = ''] = twoNumbers.exec(written.trim()) ?? []
  if (year === '') return parsed(written, calendar)
  const [a, b] = [Number(first), Number(second)]
  const isDayFirst = a > 12 ? true : b > 12 ? false : a === b ? true : dayFirst
  if (isDayFirst === null) return { written, edtf: null, calendar }
  const [day, month] = isDayFirst ? [a, b] : [b, a]
  const edtf = `${year}-${twoDigits(month)}-${twoDigits(day)}`
  return { written, edtf: isEdtf(edtf, calendar) ? edtf : null, calendar }
}

const datesKept = 5000
const known = new Map<string, DateValue>()

/** Tables name the same dates over and over. */
function parsed(written: string, calendar: Calendar): DateValue {
  const key = `${calendar} ${written}`
  const found = known.get(key)
  if (found) return found
  if (known.size >= datesKept) known.clear()
  const date = parseDate(written, calendar)
  known.set(key, date)
  return date
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
