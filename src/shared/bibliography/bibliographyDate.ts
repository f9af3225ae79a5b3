import { parseDate } from '../dates/parse'
import type { WorkBuilder } from './work'

/** Year, month, day as far as they are known. */
export type DateParts = readonly number[]

/** A date as the formats hold it: one or two plain dates, both approximate or neither. */
export interface PlainDate {
  readonly parts: readonly DateParts[]
  readonly isCirca: boolean
  /** From 1, spring, to 4, winter. */
  readonly season: number | null
}

const simple = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)$/

/** Null for what EDTF says and three numbers cannot. */
export function plainDate(edtf: string): PlainDate | null {
  const ends = edtf.split('/').map(end => simple.exec(end))
  if (ends.length > 2 || ends.some(end => end === null)) return null
  const parts = ends.map(end =>
    (end ?? []).slice(1, 4).flatMap(text => (text ? [Number(text)] : []))
  )
  const marks = ends.map(end => end?.[4] ?? '')
  const month = parts[0]?.[1] ?? 0
  if (parts.some(([, other = 1]) => other > 12)) {
    const isSeason = parts.length === 1 && month >= 21 && month <= 24
    const year = parts[0]?.[0]
    if (!isSeason || year === undefined) return null
    return { parts: [[year]], isCirca: marks[0] !== '', season: month - 20 }
  }
  return { parts, isCirca: marks.some(mark => mark !== ''), season: null }
}

/** EDTF of it; certainty comes back as approximate, since the formats do not tell the two apart. */
export function edtfOf({ parts, isCirca, season }: PlainDate): string {
  const mark = isCirca ? '~' : ''
  return parts
    .map(([year = 0, month, day]) => {
      const sign = year < 0 ? '-' : ''
      const ownYear = sign + String(Math.abs(year)).padStart(4, '0')
      const numbers = [ownYear, season === null ? month : 20 + season, day]
      const known = numbers.filter(number => number !== undefined)
      return known.map(number => String(number).padStart(2, '0')).join('-') + mark
    })
    .join('/')
}

/** Puts a date into an entry: what was written counts before the numbers, as far as it is understood. */
export function addDate(builder: WorkBuilder, written: string, edtf: string): void {
  if (written === '' && edtf === '') return
  builder.add('date', written === '' ? edtf : written)
  const understood = edtf === '' ? parseDate(written, 'gregorian').edtf : edtf
  builder.add('date_edtf', understood ?? '')
}
