import { dateBounds } from '../../dates/bounds'
import { parseDate } from '../../dates/parse'
import type { OwnCells } from './ownRows'

/** `2016-00-00` is the year alone, `20160501` a day. */
function isoDay(text: string): string {
  const dashed = text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const [day = ''] = /^\d{4}(-\d{2}){0,2}/.exec(dashed) ?? []
  return day.replace(/(-00)+$/, '')
}

function isIsoDay(text: string): boolean {
  return text === '' || /^\d{4}(-?\d{2}(-?\d{2})?)?$/.test(text.trim())
}

/** Two ends as EDTF; empty where there is none. */
function edtfOf(start: string, end: string): string {
  const [from, to] = [isoDay(start), isoDay(end)]
  if (from === '') return to === '' ? '' : `../${to}`
  return to === '' || to === from ? from : `${from}/${to}`
}

/**
 * The cells of a date that another system states in words and by its ends. Where the words say the same as the ends,
 * they alone are given: what is uncertain or approximate stands in them only.
 */
export function dateCells(column: string, written: string, start: string, end: string): OwnCells {
  return edtfCells(column, written, edtfOf(start, end))
}

/** The same for a date whose ends are known as EDTF; empty where they are not. */
export function edtfCells(column: string, written: string, edtf: string): OwnCells {
  if (written === '' && edtf !== '') return withEdtf(column, edtf, edtf)
  if (edtf === '' || saysTheSame(written, edtf)) return { [column]: written }
  return withEdtf(column, written, edtf)
}

/** The same for cells that people fill in: ends that are no days of ISO 8601 stand with the words, so that they are read. */
export function writtenDateCells(
  column: string,
  written: string,
  start: string,
  end: string
): OwnCells {
  if (isIsoDay(start) && isIsoDay(end)) return dateCells(column, written, start, end)
  const ends = [...new Set([start, end])].filter(Boolean).join(' – ')
  if (written === '') return { [column]: ends }
  const edtf = parseDate(written, 'gregorian').edtf ?? ''
  return withEdtf(column, `${written} (${ends})`, edtf)
}

/** Other systems state days of the Gregorian calendar, whatever calendar the words are in. */
function withEdtf(column: string, written: string, edtf: string): OwnCells {
  return { [column]: written, [`${column}_edtf`]: edtf, [`${column}_calendar`]: 'gregorian' }
}

/** Whether words say of a date what its EDTF says, apart from how certain it is. */
function saysTheSame(written: string, edtf: string): boolean {
  const read = parseDate(written, 'gregorian')
  if (read.edtf === null) return false
  const own = dateBounds(read)
  const other = dateBounds({ written: '', edtf, calendar: 'gregorian' })
  return own.from === other.from && own.to === other.to
}
