import { dateBounds } from '../dates/bounds'
import { isoDay } from '../dates/calendars'
import type { DateValue } from '../dates/types'

/** The cells of a date as ArchivesSpace reads it. */
export interface SpaceDate {
  readonly expression: string
  /** YYYY, YYYY-MM or YYYY-MM-DD, Gregorian; empty where it is open or not understood. */
  readonly begin: string
  readonly end: string
  readonly type: 'single' | 'inclusive'
  /** A term of ArchivesSpace, or empty. */
  readonly certainty: '' | 'approximate' | 'questionable'
}

const plain = /^\d{4}(-\d\d){0,2}$/

/** As precise as it was given; a Julian date by its Gregorian days. */
export function spaceDate(date: DateValue): SpaceDate {
  const { from, to, approximate, uncertain } = dateBounds(date)
  const written = date.calendar === 'gregorian' ? (date.edtf ?? '').split('/') : []
  const [first = '', last = first] = written.map(part => part.replace(/[?~%]$/, ''))
  const begin = plain.test(first) ? first : isoDay(from)
  const end = plain.test(last) ? last : isoDay(to)
  const isSingle = begin !== '' && begin === end
  return {
    expression: date.written || (date.edtf ?? ''),
    begin,
    end: isSingle ? '' : end,
    type: isSingle ? 'single' : 'inclusive',
    certainty: approximate ? 'approximate' : uncertain ? 'questionable' : ''
  }
}
