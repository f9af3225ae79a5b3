import { dateBounds, edtfBounds } from '../../../shared/dates/bounds'
import { parseDate } from '../../../shared/dates/parse'
import type { DateBounds } from '../../../shared/dates/types'
import { partsOf } from '../../../shared/records/field'
import type { Field } from '../../../shared/records/field'
import { kinds } from '../../../shared/records/kinds'
import type { Condition, ConditionGroup } from '../../../shared/search/query'
import { wordsOf } from '../../../shared/search/tokens'
import { Bits } from './bits'
import { datesOf, numberOf, shownOf } from './cells'
import type { CellDate } from './cells'
import { facetNames } from './facets'
import type { Rows } from './rows'

/** Checks rows by their records, for what the columns do not hold. */
export type CheckRecords = (rows: Bits, condition: Condition) => Promise<Bits>

/** Of these rows those that meet the conditions. */
export async function meeting(
  rows: Rows,
  among: Bits,
  group: ConditionGroup | Condition,
  check: CheckRecords
): Promise<Bits> {
  if ('all' in group) {
    let left = among
    // What the columns answer comes first, so that few records are left to be read.
    for (const each of [...group.all].sort(byCost)) left = await meeting(rows, left, each, check)
    return left
  }
  if ('any' in group) {
    if (group.any.length === 0) return among
    const met = new Bits(among.size)
    for (const each of group.any) met.or(await meeting(rows, among, each, check))
    return met
  }
  const met = byColumns(rows, among, group) ?? (await check(among, group))
  return group.not === true ? among.copy().without(met) : met
}

function byCost(a: ConditionGroup | Condition, b: ConditionGroup | Condition): number {
  return Number(isCostly(a)) - Number(isCostly(b))
}

function isCostly(each: ConditionGroup | Condition): boolean {
  return !('field' in each) || !isHeld(each)
}

const notFields = new Set(['recordTitle', 'updatedAt', 'kind', 'decade', 'hasScans', 'hasConflict'])

function declared(name: string): readonly Field[] {
  return kinds.flatMap(({ fields }) => fields.filter(field => field.name === name))
}

/** Whether the columns hold all that the condition asks for. */
function isHeld({ field, part, operator }: Condition): boolean {
  if (part !== undefined) return false
  if (notFields.has(field) || operator === 'isEmpty' || operator === 'isNotEmpty') return true
  if (facetNames.has(field) && operator === 'equals') return true
  return declared(field).every(each => {
    if (partsOf(each)[0]?.type === 'date' && each.type !== 'group') return true
    const type = each.type
    return (
      each.repeatable !== true && (type === 'text' || type === 'integer' || type === 'figureValue')
    )
  })
}

function byColumns(rows: Rows, among: Bits, condition: Condition): Bits | null {
  if (!isHeld(condition)) return null
  const { field, operator, value = '' } = condition
  const met = new Bits(among.size)
  function keep(isMet: (row: number) => boolean): Bits {
    among.each(row => {
      if (isMet(row)) met.add(row)
    })
    return met
  }
  if (field === 'updatedAt') {
    const test = dateTest(condition)
    return keep(row => test([dayOf(rows.updatedAtOf(row))]))
  }
  if (field === 'recordTitle') {
    const test = textTest(condition)
    return keep(row => test(rows.titleOf(row)))
  }
  if (facetNames.has(field) && (notFields.has(field) || operator === 'equals')) {
    const { facets } = rows
    const wanted = facets.terms.find(field, value)
    const isSought = (term: number): boolean =>
      operator === 'equals' ? term === wanted : facets.terms.placeOf(term) === field
    return keep(row => facets.has(row, isSought) !== (operator === 'isEmpty'))
  }
  const positions = rows.positionsOf(field)
  const cellOf = (row: number): number => rows.cellOf(row, positions[rows.kindNumberOf(row)] ?? -1)
  if (operator === 'isEmpty') return keep(row => cellOf(row) < 0)
  if (operator === 'isNotEmpty') return keep(row => cellOf(row) >= 0)
  const test = cellTest(condition)
  const known = new Map<number, boolean>()
  return keep(row => {
    const cell = cellOf(row)
    if (cell < 0) return false
    let isMet = known.get(cell)
    if (isMet === undefined) {
      isMet = test(rows.texts.get(cell))
      known.set(cell, isMet)
    }
    return isMet
  })
}

/** Whether a cell meets the condition, as it is kept (`cells.ts`). */
export function cellTest(condition: Condition): (cell: string) => boolean {
  const test = textTest(condition)
  const testDates = dateTest(condition)
  const bound = Number((condition.value ?? '').replace(',', '.'))
  return cell => {
    const dates = datesOf(cell)
    switch (condition.operator) {
      case 'overlaps':
      case 'isUncertain':
        return testDates(dates)
      case 'lessThan':
      case 'greaterThan': {
        if (dates.length > 0) return testDates(dates)
        const number = numberOf(cell)
        if (number === null || Number.isNaN(bound)) return false
        return condition.operator === 'lessThan' ? number < bound : number > bound
      }
      case 'equals':
        return test(shownOf(cell)) || (numberOf(cell) ?? NaN) === bound
      default:
        return test(shownOf(cell))
    }
  }
}

function simplified(text: string): string {
  return wordsOf(text).join(' ')
}

/** Case, diacritics and punctuation do not count, the script does. */
function textTest({ operator, value = '' }: Condition): (text: string) => boolean {
  const wanted = simplified(value)
  switch (operator) {
    case 'contains':
      return text => simplified(text).includes(wanted)
    case 'equals':
      return text => simplified(text) === wanted
    case 'beginsWith':
      return text => simplified(text).startsWith(wanted)
    case 'isEmpty':
      return text => text === ''
    case 'isNotEmpty':
      return text => text !== ''
    case 'lessThan':
      return text => simplified(text) < wanted
    case 'greaterThan':
      return text => simplified(text) > wanted
    default:
      return () => false
  }
}

/** EDTF, or a date as it is written. */
function boundsOf(value: string): DateBounds {
  const text = value.trim()
  return edtfBounds(text) ?? dateBounds(parseDate(text))
}

function dateTest({ operator, value = '' }: Condition): (dates: readonly CellDate[]) => boolean {
  if (operator === 'isUncertain') return dates => dates.some(({ isUncertain }) => isUncertain)
  const bounds = boundsOf(value)
  const [from, to] = [bounds.from ?? -Infinity, bounds.to ?? Infinity]
  const isKnown = bounds.from !== null || bounds.to !== null
  return dates =>
    isKnown &&
    dates.some(date => {
      if (date.from === null && date.to === null) return false
      switch (operator) {
        case 'lessThan':
          return date.to !== null && date.to < from
        case 'greaterThan':
          return date.from !== null && date.from > to
        case 'equals':
          return date.from === bounds.from && date.to === bounds.to
        default:
          return (date.from ?? -Infinity) <= to && (date.to ?? Infinity) >= from
      }
    })
}

function dayOf(time: number): CellDate {
  const date = new Date(time)
  const day = date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate()
  return { from: day, to: day, isUncertain: false }
}
