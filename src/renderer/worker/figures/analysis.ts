import { findingsOf } from '../../../shared/figures/checks'
import type { Finding } from '../../../shared/figures/checks'
import { isOpenConflict } from '../../../shared/figures/conflictGroups'
import type { ConflictGroup } from '../../../shared/figures/conflictGroups'
import type { Dismissal } from '../../../shared/figures/figure'
import { claimRowsOf } from './claimRows'
import type { ClaimRow } from './figuresTypes'
import type { LedgerState } from './ledgerState'
import { totalAt } from './partsOfBody'

/** What was found out about the figures of one subject. */
export interface Analysis {
  readonly openConflicts: readonly Conflict[]
  readonly settledConflicts: readonly Conflict[]
  readonly claims: readonly ClaimRow[]
  readonly open: readonly Finding[]
  readonly dismissed: readonly DismissedFinding[]
}

interface Conflict {
  readonly measure: string
  readonly group: ConflictGroup
}

interface DismissedFinding extends Finding {
  readonly reason: string
}

/** `jump`: per cent from one date to the next from which a change is remarked. */
export function analyse(state: LedgerState, subject: string, jump: number): Analysis {
  const measures = state.groupsOf(subject)
  const context = {
    subject: state.facts.get(subject),
    record: (id: string) => state.facts.get(id),
    citation: (id: string) => state.citations.get(id),
    total: (measure: string, group: ConflictGroup, unit: string) =>
      totalAt(state, subject, measure, { asOf: group.asOf, unit, months: 0 })
  }
  const findings = findingsOf(measures, context, { jump })
  const sorted = findings.map(finding => ({ finding, dismissal: dismissalOf(state, finding) }))
  const conflicts = measures.flatMap(({ measure, groups }) =>
    groups.filter(({ isConflict }) => isConflict).map(group => ({ measure, group }))
  )
  return {
    openConflicts: conflicts.filter(({ group }) => isOpenConflict(group)),
    settledConflicts: conflicts.filter(({ group }) => !isOpenConflict(group)),
    claims: claimRowsOf(state, subject, 0),
    open: sorted.flatMap(({ finding, dismissal }) => (dismissal ? [] : [finding])),
    dismissed: sorted.flatMap(({ finding, dismissal }) =>
      dismissal ? [{ ...finding, reason: dismissal.reason }] : []
    )
  }
}

/** What was dismissed counts only while the check finds the same. */
function dismissalOf(state: LedgerState, { figure, check, found }: Finding): Dismissal | undefined {
  const dismissals = state.figures.get(figure)?.dismissals ?? []
  return dismissals.find(dismissal => dismissal.check === check && dismissal.found === found)
}
