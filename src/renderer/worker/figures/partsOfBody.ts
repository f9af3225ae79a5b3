import { claimedValues, existence } from '../../../shared/figures/claims'
import type { Countable } from '../../../shared/figures/claims'
import type { ConflictGroup } from '../../../shared/figures/conflictGroups'
import { boundsOfDate, dateKey } from '../../../shared/figures/figure'
import { totalOf } from '../../../shared/figures/totals'
import type { Part, Total } from '../../../shared/figures/totals'
import type { DateValue } from '../../../shared/dates/types'
import type { Coverage } from './figuresTypes'
import type { LedgerState } from './ledgerState'

/** The sections of a body with their figures of one measure. */
export function partsOf(state: LedgerState, body: string, measure: string): readonly Part[] {
  return state
    .sectionsOf(body)
    .map(section => ({ body: section, groups: groupsIn(state, section.id, measure) }))
}

export function groupsIn(
  state: LedgerState,
  subject: string,
  measure: string
): readonly ConflictGroup[] {
  return state.groupsOf(subject).find(one => one.measure === measure)?.groups ?? []
}

export function totalAt(
  state: LedgerState,
  body: string,
  measure: string,
  question: { readonly asOf: DateValue | null; readonly unit: string; readonly months: number }
): Total | null {
  const { asOf } = question
  return asOf ? totalOf(partsOf(state, body, measure), { ...question, asOf }) : null
}

/** What the catalogue can count against the claims about a body: its sections, and what they and it publish. */
export function countableOf(state: LedgerState, body: string): Countable {
  const sections = state.sectionsOf(body)
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
  const at = boundsOfDate(asOf)
  const claims = countsOfParts
    .flatMap(measure => groupsIn(state, body, measure))
    .filter(group => group.key === dateKey(asOf) && group.key !== '')
  return {
    counted,
    catalogued: state.sectionsOf(body).filter(one => existence(one, at) !== 'no').length,
    claimed: claims.flatMap(group => claimedValues(group.figures))
  }
}
