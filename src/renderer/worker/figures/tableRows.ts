import { existence } from '../../../shared/figures/claims'
import type { RecordFacts } from '../../../shared/figures/facts'
import { boundsOfDate, dateKey } from '../../../shared/figures/figure'
import { addRanges } from '../../../shared/figures/range'
import { partValue } from '../../../shared/figures/totals'
import type { Part, TotalQuestion } from '../../../shared/figures/totals'
import type {
  FiguresTable,
  MapCountry,
  MapQuestion,
  SeriesQuestion,
  TableCell
} from './figuresTypes'
import type { LedgerState } from './ledgerState'
import { nameOf, nameOrId } from './naming'
import { groupsIn, partsOf, totalAt } from './partsOfBody'
import { byName, datesOf, unitOf } from './seriesRows'

/** Sections by date: a report, not an exchange format. */
export function tableOf(state: LedgerState, question: SeriesQuestion): FiguresTable {
  const { subject, measure, months } = question
  const groups = groupsIn(state, subject, measure)
  const parts = partsOf(state, subject, measure).filter(part => part.groups.length > 0)
  const unit = unitOf(groups.length > 0 ? groups : parts.flatMap(part => part.groups))
  const dates = datesOf([...groups, ...parts.flatMap(part => part.groups)])
  const own = state.facts.get(subject)
  const cellsOf = (part: Part, within: number): (TableCell | null)[] =>
    dates.map(asOf => cellOf(state, part, { asOf, unit, months: within }))
  return {
    dates: dates.map(asOf => ({ key: dateKey(asOf), asOf })),
    rows: parts
      .map(part => ({ body: nameOrId(state, part.body.id), cells: cellsOf(part, months) }))
      .sort((a, b) => byName(a.body, b.body)),
    totals: dates.map(asOf => totalAt(state, subject, measure, { asOf, unit, months })),
    claimed: own ? cellsOf({ body: own, groups }, 0) : dates.map(() => null)
  }
}

function cellOf(state: LedgerState, part: Part, question: TotalQuestion): TableCell | null {
  const value = partValue(part, question)
  if (!value) return null
  const { lower, upper, approximate, isConflict, nearest, figures } = value
  const exact = isConflict ? null : (state.figures.get(figures[0] ?? '')?.value?.exact ?? null)
  return { lower, upper, approximate, isConflict, nearest, figures, exact }
}

/** The sections of a body by country, as of a date. */
export function mapOf(state: LedgerState, question: MapQuestion): readonly MapCountry[] {
  const { subject, measure, asOf, months } = question
  const at = boundsOfDate(asOf)
  const countries = new Map<string, RecordFacts[]>()
  for (const section of state.sectionsOf(subject)) {
    if (section.country === '' || existence(section, at) === 'no') continue
    countries.set(section.country, [...(countries.get(section.country) ?? []), section])
  }
  const unit = unitOf(groupsIn(state, subject, measure))
  return [...countries].map(([country, sections]) => {
    const named = (state_: 'certain' | 'possible') =>
      sections
        .filter(section => existence(section, at) === state_)
        .flatMap(({ id }) => nameOf(state, id) ?? [])
    const values = sections.flatMap(body => {
      if (!asOf) return []
      const part = { body, groups: groupsIn(state, body.id, measure) }
      return partValue(part, { asOf, unit, months }) ?? []
    })
    const value = values.reduce<MapCountry['value']>(
      (sum, { lower, upper, approximate }) =>
        sum
          ? { ...addRanges(sum, { lower, upper }), approximate: sum.approximate || approximate }
          : { lower, upper, approximate },
      null
    )
    return { country, certain: named('certain'), possible: named('possible'), value }
  })
}
