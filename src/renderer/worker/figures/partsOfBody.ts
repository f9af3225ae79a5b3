import { claimedValues } from '../../../shared/figures/claims'
import type { Countable } from '../../../shared/figures/claims'
import { dateKey } from '../../../shared/figures/figure'
import type { Total } from '../../../shared/figures/totals'
import type { DateValue } from '../../../shared/dates/types'
import type { Coverage } from './figuresTypes'
import type { LedgerState } from './ledgerState'

export function totalAt(
  state: LedgerState,
  body: string,
  measure: string,
  question: { readonly asOf: DateValue | null; readonly unit: string; readonly months: number }
): Total | null {
  const { asOf } = question
  return asOf && state.sectionCount(body) > 0
    ? state.parts.totalAt(body, measure, { ...question, asOf })
    : null
}

/** What the catalogue can count against the claims about a body: its sections, and what they and it publish. */
export function countableOf(state: LedgerState, body: string): Countable {
  const sections = state.parts.sectionsOf(body)
  const publishers = [body, ...sections.map(({ id }) => id)]
  const published = publishers.flatMap(id => state.publishedBy(id))
  const periodicals = new Map(
    published.filter(({ kind }) => kind === 'periodical').map(one => [one.id, one])
  )
  return { sections, periodicals: [...periodicals.values()] }
}

const countsOfParts = ['nationalSections', 'nationalOrganisations']

/** How much of a body a total stands for. */
export function coverageOf(
  state: LedgerState,
  body: string,
  asOf: DateValue | null,
  counted: number
): Coverage {
  const claims = countsOfParts
    .flatMap(measure => state.groupsIn(body, measure))
    .filter(group => group.key === dateKey(asOf) && group.key !== '')
  return {
    counted,
    catalogued: state.parts.existingAt(body, asOf),
    claimed: claims.flatMap(group => claimedValues(group.figures))
  }
}
