import { isOpenConflict } from '../../../shared/figures/conflictGroups'
import type { Figure } from '../../../shared/figures/figure'
import type { ReportFigure, ReportGroup, ReportSubject } from '../../../shared/figures/report'
import { claimRowsOf } from './claimRows'
import type { LedgerState } from './ledgerState'
import { nameOf } from './naming'

/** What citations quote, by their ids. */
export type Quotes = ReadonlyMap<string, string>

/** What the report says of one subject; null where nothing is stated of it. */
export function reportSubject(
  state: LedgerState,
  subject: string,
  quotes: Quotes
): ReportSubject | null {
  const measures = state.groupsOf(subject)
  if (measures.length === 0) return null
  const facts = state.facts.get(subject)
  const claims = claimRowsOf(state, subject, 0)
  return {
    title: facts?.title ?? '',
    code: facts?.code ?? '',
    dates: facts?.dates ?? null,
    measures: measures.map(({ measure, groups }) => ({
      measure,
      groups: groups.map((group): ReportGroup => {
        const claim = claims.find(row => row.measure === measure && row.date === group.key)
        return {
          asOf: group.asOf,
          isConflict: group.isConflict,
          isSettled: group.isConflict && !isOpenConflict(group),
          figures: group.figures.map(figure => reportFigure(state, figure, quotes)),
          own: claim ? { ...claim.own, kind: claim.kind, approximate: claim.approximate } : null
        }
      })
    }))
  }
}

function reportFigure(state: LedgerState, figure: Figure, quotes: Quotes): ReportFigure {
  return {
    figure,
    accordingTo: nameOf(state, figure.accordingTo)?.title ?? '',
    citations: figure.citations.flatMap(id => {
      const citation = state.citations.get(id)
      if (!citation) return []
      const sourceTitle = nameOf(state, citation.source)?.title ?? ''
      return [{ ...citation, sourceTitle, quote: quotes.get(id) ?? '' }]
    })
  }
}
