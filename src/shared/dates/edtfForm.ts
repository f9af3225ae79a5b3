import { parse } from 'edtf'
import { type CalendarDay, toDayCount } from './calendars'
import { type EdtfDate, readEdtfDate } from './edtfDate'
import type { Calendar } from './types'

/** An end of an interval or of a range in a set. */
export type EdtfEnd = EdtfDate | 'open' | 'unknown'

export interface EdtfRange {
  readonly from: EdtfEnd
  readonly to: EdtfEnd
}

export type EdtfForm =
  | { readonly kind: 'date'; readonly date: EdtfDate }
  | { readonly kind: 'interval'; readonly range: EdtfRange }
  | { readonly kind: 'oneOf' | 'all'; readonly members: readonly EdtfRange[] }

/** Longer texts are refused unread: the grammar's memory grows with the length. */
const longestText = 200
const rememberedForms = 10_000
const remembered = new Map<string, EdtfForm | null>()

function count(day: CalendarDay | null, calendar: Calendar, missing: number): number {
  return day === null ? missing : toDayCount(day, calendar)
}

/** An interval may not end before it begins; where digits are open, the latest reading of the end counts. */
function isOrdered({ from, to }: EdtfRange, calendar: Calendar): boolean {
  if (typeof from === 'string' || typeof to === 'string') return true
  const end = to.isMasked ? count(to.last, calendar, Infinity) : count(to.first, calendar, Infinity)
  return count(from.first, calendar, -Infinity) <= end
}

function readEnd(text: string, calendar: Calendar): EdtfEnd | null {
  if (text === '') return 'unknown'
  if (text === '..') return 'open'
  // Points in time and years outside the four digits are no ends of intervals.
  return /[TYS]/.test(text) ? null : readEdtfDate(text, calendar)
}

function readInterval(text: string, calendar: Calendar): EdtfForm | null {
  const [fromText = '', toText = '', ...more] = text.split('/')
  const from = readEnd(fromText, calendar)
  const to = readEnd(toText, calendar)
  if (more.length > 0 || from === null || to === null) return null
  if (from === 'unknown' && to === 'unknown') return null
  return isOrdered({ from, to }, calendar) ? { kind: 'interval', range: { from, to } } : null
}

function readMember(text: string, calendar: Calendar): EdtfRange | null {
  const ends = text.split('..')
  if (ends.length > 2) return null
  const dates = ends.map(end => (end === '' ? 'open' : readEdtfDate(end, calendar)))
  const [from = null, to = from] = dates
  if (from === null || to === null) return null
  return isOrdered({ from, to }, calendar) ? { from, to } : null
}

function readSet(text: string, calendar: Calendar): EdtfForm | null {
  if (!/^[[{][-\dX?~%.,]+[\]}]$/.test(text)) return null
  const members = text.slice(1, -1).split(',')
  // The library knows no marked dates in sets; these are judged one by one.
  const unmarked = members.map(each => (each.includes('..') ? each : each.replace(/[?~%]$/, '')))
  try {
    parse(`${text.slice(0, 1)}${unmarked.join(',')}${text.slice(-1)}`, { level: 2 })
  } catch {
    return null
  }
  const ranges = members.flatMap(member => readMember(member, calendar) ?? [])
  if (ranges.length < members.length) return null
  return { kind: text.startsWith('[') ? 'oneOf' : 'all', members: ranges }
}

function readForm(text: string, calendar: Calendar): EdtfForm | null {
  if (text === '' || text.length > longestText || /\s/.test(text)) return null
  if (/^[[{]/.test(text)) return readSet(text, calendar)
  if (text.includes('/')) return readInterval(text, calendar)
  const date = readEdtfDate(text, calendar)
  return date === null ? null : { kind: 'date', date }
}

/**
 * Reads EDTF of levels 0–2, null when it is none. The library judges single dates and sets; intervals are put
 * together here because it has none of seasons and lets reversed ones pass.
 */
export function readEdtf(text: string, calendar: Calendar): EdtfForm | null {
  const key = `${calendar} ${text}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const form = readForm(text, calendar)
  if (remembered.size >= rememberedForms) remembered.clear()
  remembered.set(key, form)
  return form
}
