import type { DatePhrases } from './datePhrases'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]
const seasons = ['spring', 'summer', 'autumn', 'winter']

function ordinal(number: number): string {
  const isTeen = Math.floor(number / 10) % 10 === 1
  const endings = isTeen ? [] : ['th', 'st', 'nd', 'rd']
  return `${number}${endings[number % 10] ?? 'th'}`
}

export const englishPhrases: DatePhrases = {
  month: month => months[month - 1] ?? '',
  day: (day, month, year) => `${day} ${months[month - 1] ?? ''} ${year}`,
  season: season => seasons[season - 1] ?? '',
  quarter: (quarter, year) => `Q${quarter} ${year}`,
  half: (half, year) => `${half === 1 ? 'first' : 'second'} half of ${year}`,
  // "1900s" alone may also be read as the century.
  decade: year => (year.endsWith('00') ? `${year}s (decade)` : `${year}s`),
  century: century => `${ordinal(century)} century`,
  beforeChrist: year => `${year} BC`,
  monthUnknown: year => `${year}, month unknown`,
  monthAndDayUnknown: year => `${year}, month and day unknown`,
  dayUnknown: month => `${month}, day unknown`,
  undated: 'undated',
  circa: date => `c. ${date}`,
  from: date => `from ${date}`,
  until: date => `until ${date}`,
  fromTo: (from, to) => `from ${from} to ${to}`,
  endUnknown: date => `from ${date}, end unknown`,
  startUnknown: date => `until ${date}, start unknown`,
  between: (from, to) => `between ${from} and ${to}`,
  or: 'or',
  and: 'and',
  notLater: date => `not later than ${date}`,
  notEarlier: date => `not earlier than ${date}`
}
