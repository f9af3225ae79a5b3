import type { DatePhrases } from './datePhrases'

const months = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember'
]
const seasons = ['Frühling', 'Sommer', 'Herbst', 'Winter']

export const germanPhrases: DatePhrases = {
  month: month => months[month - 1] ?? '',
  day: (day, month, year) => `${day}. ${months[month - 1] ?? ''} ${year}`,
  season: season => seasons[season - 1] ?? '',
  quarter: (quarter, year) => `${quarter}. Quartal ${year}`,
  half: (half, year) => `${half}. Halbjahr ${year}`,
  decade: year => `${year}er Jahre`,
  century: century => `${century}. Jahrhundert`,
  beforeChrist: year => `${year} v. Chr.`,
  monthUnknown: year => `${year}, Monat unbekannt`,
  monthAndDayUnknown: year => `${year}, Monat und Tag unbekannt`,
  dayUnknown: month => `${month}, Tag unbekannt`,
  undated: 'undatiert',
  circa: date => `ca. ${date}`,
  from: date => `ab ${date}`,
  until: date => `bis ${date}`,
  fromTo: (from, to) => `von ${from} bis ${to}`,
  endUnknown: date => `ab ${date}, Ende unbekannt`,
  startUnknown: date => `bis ${date}, Beginn unbekannt`,
  between: (from, to) => `zwischen ${from} und ${to}`,
  or: 'oder',
  and: 'und',
  notLater: date => `spätestens ${date}`,
  notEarlier: date => `frühestens ${date}`
}
