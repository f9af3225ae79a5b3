import { existence } from '../../../shared/figures/claims'
import type { ConflictGroup } from '../../../shared/figures/conflictGroups'
import type { RecordFacts } from '../../../shared/figures/facts'
import { boundsOfDate, dateKey } from '../../../shared/figures/figure'
import { sumOfRanges } from '../../../shared/figures/range'
import { partValue } from '../../../shared/figures/totals'
import type { Part, Total, TotalQuestion } from '../../../shared/figures/totals'
import type {
  FiguresTable,
  MapCountry,
  MapQuestion,
  PartsQuestion,
  TableCell,
  TableTotal
} from './figuresTypes'
import type { LedgerState } from './ledgerState'
import { nameOf, nameOrId } from './naming'
import { totalAt } from './partsOfBody'
import { datesOf } from './seriesRows'

/** Sections by date: a report, not an exchange format. */
export function tableOf(state: LedgerState, question: PartsQuestion): FiguresTable {
  const { subject, measure, unit, months, limit } = question
  const groups = state.groupsIn(subject, measure)
  const has = ({ figures }: ConflictGroup): boolean => figures.some(one => one.unit === unit)
  const parts = state.parts.partsOf(subject, measure).filter(part => part.groups.some(has))
  const dates = datesOf([...groups, ...parts.flatMap(part => part.groups)].filter(has))
  const own = state.facts.get(subject)
  const cellsOf = (part: Part, within: number): (TableCell | null)[] =>
    dates.map(asOf => cellOf(state, part, { asOf, unit, months: within }))
  return {
    dates: dates.map(asOf => ({ key: dateKey(asOf), asOf })),
    rows: parts
      .slice(0, limit)
      .map(part => ({ body: nameOrId(state, part.body.id), cells: cellsOf(part, months) })),
    total: parts.length,
    totals: dates.map(asOf => tableTotal(totalAt(state, subject, measure, { asOf, unit, months }))),
    claimed: own ? cellsOf({ body: own, groups }, 0) : dates.map(() => null)
  }
}

function tableTotal(total: Total | null): TableTotal | null {
  if (!total) return null
  const { lower, upper, approximate, counted, without } = total
  return { lower, upper, approximate, counted: counted.length, without: without.length }
}

function cellOf(state: LedgerState, part: Part, question: TotalQuestion): TableCell | null {
  const value = partValue(part, question)
  if (!value) return null
  const { lower, upper, approximate, isConflict, nearest, figures } = value
  const exact = isConflict ? null : (state.figures.get(figures[0] ?? '')?.value?.exact ?? null)
  return { lower, upper, approximate, isConflict, nearest, figures, exact }
}

/** The sections of a body by country, as of a date; those without one stand together. */
export function mapOf(state: LedgerState, question: MapQuestion): readonly MapCountry[] {
  const { subject, measure, unit, asOf, months } = question
  const at = boundsOfDate(asOf)
  const countries = new Map<string, { body: RecordFacts; isCertain: boolean }[]>()
  for (const body of state.parts.sectionsOf(subject)) {
    const lasting = existence(body, at)
    if (lasting === 'no') continue
    const there = countries.get(body.country) ?? []
    countries.set(body.country, there)
    there.push({ body, isCertain: lasting === 'certain' })
  }
  const key = dateKey(asOf)
  return [...countries].map(([country, sections]) => {
    const named = (certain: boolean) =>
      sections
        .filter(({ isCertain }) => isCertain === certain)
        .flatMap(({ body }) => nameOf(state, body.id) ?? [])
    const values = sections.flatMap(({ body }) => {
      const part = { body, groups: state.groupsIn(body.id, measure) }
      return asOf ? (partValue(part, { asOf, unit, months }, key) ?? []) : []
    })
    const approximate = values.some(value => value.approximate)
    const value = values.length === 0 ? null : { ...sumOfRanges(values), approximate }
    return { country, certain: named(true), possible: named(false), value }
  })
}
