import type { XmlDate, XmlDates } from './dates'
import { element } from './markup'
import type { XmlElement } from './markup'

/** Dates as EAC-CPF 2010 has them: an end that is open or unknown is left out. */
export function eac2010Dates(dates: XmlDates | null): XmlElement | null {
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
  return element('dateRange', {}, from && date('fromDate', from), to && date('toDate', to))
}

/** Whether the dates say more than the format can hold. */
export function saysMore(dates: XmlDates | null): boolean {
  if (!dates) return false
  if (dates.kind === 'range')
    return [dates.from, dates.to].some(end => end !== null && isHedged(end))
  return dates.kind === 'date' ? isHedged(dates.date) : dates.dates.some(isHedged)
}

function isHedged({ certainty, status }: XmlDate): boolean {
  return certainty !== undefined || status !== undefined
}

function date(name: string, value: XmlDate): XmlElement | null {
  const { text, standard, notBefore, notAfter, status } = value
  if (status) return null
  return element(name, { notBefore, notAfter, standardDate: standard }, text)
}
