import { dateBounds } from '../dates/bounds'
import type { DateBounds, DateValue } from '../dates/types'
import { parseStamp } from '../changeLog/clock'
import { elementsOf, partOf, textOf, valueOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { asDate, asFigureValue } from '../records/typedValues'
import type { FigureValue } from './value'

export type Rank = 'preferred' | 'normal' | 'deprecated'

/** A check that somebody looked at and set aside. */
export interface Dismissal {
  readonly check: string
  readonly reason: string
  /** What the check had found; another finding is asked about again. */
  readonly found: string
}

/** A figure as the model needs it: plain and small, so that a hundred thousand can be held. */
export interface Figure {
  readonly id: string
  readonly code: string
  readonly subject: string
  readonly measure: string
  readonly value: FigureValue | null
  readonly unit: string
  readonly asOf: DateValue | null
  readonly scope: string
  readonly accordingTo: string
  readonly method: string
  readonly rank: Rank
  readonly rankReason: string
  readonly citations: readonly string[]
  readonly createdAt: number
  /** Milliseconds of the last change of the value, and of the last change of its citations; 0 where there is none. */
  readonly valueAt: number
  readonly citedAt: number
  readonly dismissals: readonly Dismissal[]
}

export function figureOf(record: CatalogueRecord): Figure {
  const text = (field: string): string => textOf(valueOf(record, field))
  const cited = elementsOf(record, 'citations')
  return {
    id: record.id,
    code: text('referenceCode'),
    subject: text('subject'),
    measure: text('measure'),
    value: asFigureValue(valueOf(record, 'value')),
    unit: text('unit'),
    asOf: asDate(valueOf(record, 'asOf')),
    scope: text('scope'),
    accordingTo: text('accordingTo'),
    method: text('method'),
    rank: rankNamed(text('rank')),
    rankReason: text('rankReason'),
    citations: [...new Set(cited.map(({ value }) => textOf(partOf(value, 'citation'))))].filter(
      Boolean
    ),
    createdAt: record.createdAt,
    valueAt: lastChange(record, 'value'),
    citedAt: Math.max(0, ...cited.map(({ key }) => lastChange(record, `citations/${key}`))),
    dismissals: valuesOf(record, 'dismissedChecks').map(value => ({
      check: textOf(partOf(value, 'check')),
      reason: textOf(partOf(value, 'reason')),
      found: textOf(partOf(value, 'found'))
    }))
  }
}

function rankNamed(rank: string): Rank {
  return rank === 'preferred' || rank === 'deprecated' ? rank : 'normal'
}

function lastChange(record: CatalogueRecord, register: string): number {
  const live = record.live[register] ?? []
  const times = live.map(entry => parseStamp(entry.slice(entry.indexOf('@') + 1))?.milliseconds)
  return Math.max(0, ...times.map(time => time ?? 0))
}

const keptBounds = 20_000
const boundsByDate = new Map<string, DateBounds>()

/** The bounds of a date; the same dates return in thousands of figures and are read once. */
export function boundsOfDate(date: DateValue | null): DateBounds {
  if (date?.edtf === null || date === null) return dateBounds(date ?? unknownDate)
  const key = date.calendar + date.edtf
  const known = boundsByDate.get(key)
  if (known) return known
  if (boundsByDate.size >= keptBounds) boundsByDate.clear()
  const bounds = dateBounds(date)
  boundsByDate.set(key, bounds)
  return bounds
}

const unknownDate: DateValue = { written: '', edtf: null, calendar: 'gregorian' }

/** One key for one date, however it was written and in whichever calendar. */
export function dateKey(date: DateValue | null): string {
  if (!date) return ''
  const { from, to, uncertain, approximate } = boundsOfDate(date)
  if (from === null && to === null) return date.edtf ?? date.written.trim().toLowerCase()
  return [from, to, uncertain, approximate].join(' ')
}

/** One key for one value, however it was written; empty for one that states nothing. */
export function valueKey(value: FigureValue | null): string {
  if (!value || value.state === 'unknown') return ''
  if (value.state === 'none') return 'none'
  const { exact, lower, upper, written } = value
  const isRead = (exact ?? lower ?? upper) !== null
  return isRead ? [exact, lower, upper].join(' ') : `written ${written.trim()}`
}
