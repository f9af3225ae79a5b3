import { toDayCount } from './calendars'
import { readEdtf } from './edtfForm'
import type { Rule, RuleContext } from './rule'

/** A date whose day of the week is the one written; a contradiction is no date. */
function onWeekday(date: string | null, weekday: string, { calendar }: RuleContext): string | null {
  if (date === null || !/^\d{4}-\d\d-\d\d[?~%]?$/.test(date)) return null
  const form = readEdtf(date, calendar)
  if (form?.kind !== 'date' || form.date.first === null) return null
  // The Julian day number 0 was a Monday.
  return toDayCount(form.date.first, calendar) % 7 === Number(weekday) - 1 ? date : null
}

export const weekdayRules: readonly Rule[] = [
  {
    name: 'Tuesday, 29 March 1988',
    pattern: /^\{w(\d)\},? (.+)$/,
    build: ([weekday = '', rest = ''], context) =>
      onWeekday(context.readDate(rest), weekday, context)
  },
  {
    name: '29 March 1988 (Tuesday)',
    pattern: /^(.+?),? \(?\{w(\d)\}\)?$/,
    build: ([rest = '', weekday = ''], context) =>
      onWeekday(context.readDate(rest), weekday, context)
  }
]
