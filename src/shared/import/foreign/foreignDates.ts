import { dateBounds } from '../../dates/bounds'
import { parseDate } from '../../dates/parse'
import type { OwnCells } from './ownRows'

/** `2016-00-00` is the year alone. */
function isoDay(text: string): string {
  const [day = ''] = /^\d{4}(-\d{2}){0,2}/.exec(text.trim()) ?? []
  return day.replace(/(-00)+$/, '')
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
  const edtf = edtfOf(start, end)
  if (written === '') return { [column]: edtf, [`${column}_edtf`]: edtf }
  if (edtf === '' || saysTheSame(written, edtf)) return { [column]: written }
  return { [column]: written, [`${column}_edtf`]: edtf }
}

/** Whether words say of a date what its EDTF says, apart from how certain it is. */
export function saysTheSame(written: string, edtf: string): boolean {
  const read = parseDate(written, 'gregorian')
  if (read.edtf === null) return false
  const own = dateBounds(read)
  const other = dateBounds({ written: '', edtf, calendar: 'gregorian' })
  return own.from === other.from && own.to === other.to
}
