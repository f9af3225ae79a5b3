import type { AtomIssue } from '../issue'
import { splitAtomValues, type AtomChecker, type AtomKind, type AtomRow } from '../table'

const dateColumns: Readonly<Record<AtomKind, readonly [string, string] | null>> = {
  isad: ['eventStartDates', 'eventEndDates'],
  authority: null,
  authorityRelationship: ['startDate', 'endDate'],
  event: null,
  repository: null
}

/** Start and end dates are ISO 8601; AtoM does not tell if one is not, and not if the end comes first. */
export const checkDates: AtomChecker = table => {
  const columns = dateColumns[table.kind]
  if (columns === null) return []
  return table.rows.flatMap(row => {
    const [starts, ends] = columns.map(column => splitAtomValues(table.cell(row, column)))
    const malformed = columns.flatMap(column =>
      splitAtomValues(table.cell(row, column))
        .filter(value => value !== '' && value !== 'NULL' && !isIsoDate(value))
        .map((value): AtomIssue => {
          const message = `“${value}” is no date of the form YYYY, YYYY-MM or YYYY-MM-DD`
          return { check: 'isoDates', level: 'error', row: row.number, column, message }
        })
    )
    return [...malformed, ...reversed(row, columns[1], starts ?? [], ends ?? [])]
  })
}

function reversed(
  row: AtomRow,
  column: string,
  starts: readonly string[],
  ends: readonly string[]
): AtomIssue[] {
  return starts.flatMap((start, index): AtomIssue[] => {
    const end = ends[index]
    if (end === undefined || !isIsoDate(start) || !isIsoDate(end)) return []
    const [from, to] = [start, end].map(date => withHyphens(date).replaceAll('-00', ''))
    if (from === undefined || to === undefined) return []
    const length = Math.min(from.length, to.length)
    if (from.slice(0, length) <= to.slice(0, length)) return []
    const message = `The end ${end} is before the start ${start}`
    return [{ check: 'dateOrder', level: 'warning', row: row.number, column, message }]
  })
}

/** `19280501` is a day to AtoM as well. */
function withHyphens(value: string): string {
  return value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
}

/** AtoM's own example also uses 00 for an unknown month or day. */
function isIsoDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(withHyphens(value))
  if (match === null) return false
  const [year, month, day] = [match[1], match[2] ?? '00', match[3] ?? '00'].map(Number)
  if (year === undefined || month === undefined || day === undefined || month > 12) return false
  return month === 0 ? day === 0 : day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return isLeap ? 29 : 28
}
