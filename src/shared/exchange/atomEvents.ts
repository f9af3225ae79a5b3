import type { Json } from '../changeLog/changeset'
import { dateBounds } from '../dates/bounds'
import { isoDay } from '../dates/calendars'
import { textOf, valueOf, valuesOf, type CatalogueRecord } from '../records/record'
import { asDate } from '../records/typedValues'
import { atomName } from './atomRecord'
import { atomText, atomValue } from './atomTable'
import type { ExportContext } from './context'
import type { ReportLoss } from './losses'

/** What AtoM understands as an empty place among values that are matched by position. */
const emptyPlace = 'NULL'

const columns = [
  'eventTypes',
  'eventDates',
  'eventStartDates',
  'eventEndDates',
  'eventActors'
] as const
type EventCells = Partial<Record<(typeof columns)[number], string>>

/** Creation: one event per creator; the dates stand with the first. */
export function creationEvents(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Record<string, string> {
  const actors = creatorNames(record, context, report)
  const dates = creationDates(record, report)
  const count = Math.max(actors.length, Object.values(dates).some(Boolean) ? 1 : 0)
  const events = Array.from({ length: count }, (_, index): EventCells => ({
    eventTypes: 'Creation',
    ...(index === 0 ? dates : {}),
    eventActors: actors[index] ?? ''
  }))
  const cellOf = (column: (typeof columns)[number]): string =>
    events.some(event => event[column])
      ? events.map(event => event[column] || emptyPlace).join('|')
      : ''
  return Object.fromEntries(columns.map(column => [column, cellOf(column)]))
}

export function creatorNames(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): string[] {
  const names = valuesOf(record, 'creators').map(id => {
    const creator = context.get(textOf(id))
    return creator ? atomName(creator, context, report) : ''
  })
  return [...new Set(names)].filter(name => name !== '')
}

/** As written for people, as ISO days of the Gregorian calendar for searching. */
function creationDates(record: CatalogueRecord, report: ReportLoss): EventCells {
  const date = asDate(valueOf(record, 'dates'))
  if (!date) return {}
  const { from, to } = dateBounds(date)
  return {
    eventDates: atomValue(date.written || (date.edtf ?? ''), 'dates', report),
    eventStartDates: isoDay(from),
    eventEndDates: isoDay(to)
  }
}

/** The cells of a relationship's dates: as written, and its bounds as ISO days. */
export function isoBounds(
  value: Json,
  field: string,
  report: ReportLoss
): Readonly<Record<string, string>> {
  const date = asDate(value)
  if (!date) return {}
  const { from, to } = dateBounds(date)
  const shown = atomText(date.written || (date.edtf ?? ''), field, report)
  return { date: shown, startDate: isoDay(from), endDate: isoDay(to) }
}
