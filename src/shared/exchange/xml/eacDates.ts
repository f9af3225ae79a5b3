import type { XmlDate, XmlDates } from './dates'
import { element } from './markup'
import type { XmlElement } from './markup'

/** Dates as EAC-CPF 2.0 has them. */
export function eacDates(dates: XmlDates | null): XmlElement | null {
  if (!dates) return null
  if (dates.kind === 'date') return date('date', dates.date)
  if (dates.kind === 'set') {
    return element(
      'dateSet',
      {},
      dates.dates.map(one => date('date', one))
    )
  }
  const { from, to } = dates
  return element(
    'dateRange',
    {},
    from && date('fromDate', from),
    // The schema demands an end where there is no beginning.
    to ? date('toDate', to) : from ? null : element('toDate', { status: 'unknown' })
  )
}

function date(name: string, value: XmlDate): XmlElement {
  const { text, standard, notBefore, notAfter, certainty, calendar, status } = value
  const attributes = { calendar, certainty, notAfter, notBefore, standardDate: standard, status }
  return element(name, attributes, status ? null : text)
}
