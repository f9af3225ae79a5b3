import { convertDay } from './calendars'
import { readEdtf } from './edtfForm'
import type { RuleContext } from './rule'

const day = '\\d{1,2}\\.?'
const month = '\\{m\\d\\d\\}'
const style = '(?: \\{(?:old|new)Style\\})?'
const pattern = (text: string) => new RegExp(`^${text}$`, 'u')

interface DualForm {
  readonly pattern: RegExp
  /** The two dates in full, made of the groups. */
  readonly dates: (groups: readonly string[]) => readonly [string, string]
}

const forms: readonly DualForm[] = [
  {
    // 25 October (7 November) 1917; 25 October / 7 November 1917
    pattern: pattern(
      `(${day} ${month})${style}(?: ?/ ?| ?\\()(${day} ${month})${style}\\)?,? (\\d{4})`
    ),
    dates: ([first = '', second = '', year = '']) => [`${first} ${year}`, `${second} ${year}`]
  },
  {
    // 1 (14) February 1918; 1/14 February 1918
    pattern: pattern(`(${day})(?: ?/ ?| ?\\()(${day})\\)? (${month} \\d{4})`),
    dates: ([first = '', second = '', rest = '']) => [`${first} ${rest}`, `${second} ${rest}`]
  },
  {
    // 20 December 1899 (1 January 1900)
    pattern: pattern(
      `(${day} ${month} \\d{4})${style}(?: ?/ ?| ?\\()(${day} ${month} \\d{4})${style}\\)?`
    ),
    dates: ([first = '', second = '']) => [first, second]
  },
  {
    // 25.10./7.11.1917; 25.10.(7.11.)1917
    pattern: pattern(
      '(\\d{1,2}\\.\\d{1,2}\\.?)(?: ?/ ?| ?\\()(\\d{1,2}\\.\\d{1,2}\\.?)\\)? ?(\\d{4})'
    ),
    dates: ([first = '', second = '', year = '']) => [
      `${first.replace(/\.$/, '')}.${year}`,
      `${second.replace(/\.$/, '')}.${year}`
    ]
  },
  {
    // 1/14.II.1918; 1 (14).02.1918
    pattern: pattern('(\\d{1,2})(?: ?/ ?| ?\\()(\\d{1,2})\\)?(\\.(?:\\d{1,2}|[ivxхі]+)\\.\\d{4})'),
    dates: ([first = '', second = '', rest = '']) => [first + rest, second + rest]
  },
  {
    // 25.10.1917 (7.11.1917)
    pattern: pattern(
      '(\\d{1,2}\\.\\d{1,2}\\.\\d{4})(?: ?/ ?| ?\\()(\\d{1,2}\\.\\d{1,2}\\.\\d{4})\\)?'
    ),
    dates: ([first = '', second = '']) => [first, second]
  }
]

function isSameDay(julian: string, gregorian: string): boolean {
  const from = readEdtf(julian, 'julian')
  const to = readEdtf(gregorian, 'gregorian')
  if (from?.kind !== 'date' || to?.kind !== 'date') return false
  if (from.date.first === null || to.date.first === null) return false
  const converted = convertDay(from.date.first, 'julian', 'gregorian')
  const { year, month: monthNumber, day: dayNumber } = to.date.first
  return converted.year === year && converted.month === monthNumber && converted.day === dayNumber
}

/** "8/9 May": a night or two days, too near one another for the two calendars. */
function areNeighbours(first: string, second: string): boolean {
  return (
    first.slice(0, -2) === second.slice(0, -2) &&
    Number(second.slice(-2)) - Number(first.slice(-2)) === 1
  )
}

/**
 * A day in both styles: its Gregorian date, if the two are the same day. "None" when the text is no such pair,
 * null when it is one that does not fit: nothing is made of a contradiction.
 */
export function readDualDate(
  text: string,
  readDate: RuleContext['readDate']
): string | null | 'none' {
  for (const form of forms) {
    const match = form.pattern.exec(text)
    if (match === null) continue
    const [first, second] = form.dates(match.slice(1)).map(readDate)
    if (typeof first !== 'string' || typeof second !== 'string') return null
    if (isSameDay(first, second)) return second
    if (isSameDay(second, first)) return first
    return areNeighbours(first, second) && !text.includes('(') ? 'none' : null
  }
  return 'none'
}
