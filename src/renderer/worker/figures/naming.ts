import type { Figure } from '../../../shared/figures/figure'
import type { CitedSource, FigureDetail, RecordName } from './figuresTypes'
import type { LedgerState } from './ledgerState'

const collator = new Intl.Collator(undefined, { numeric: true })

/** By title; what has the same, or none, in an order that does not change. */
export function byName(
  a: { readonly title: string; readonly id: string },
  b: { readonly title: string; readonly id: string }
): number {
  return collator.compare(a.title, b.title) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

export function nameOf(state: LedgerState, id: string): RecordName | null {
  const facts = state.facts.get(id)
  if (!facts) return null
  const { kind, title, code } = facts
  return { id, kind, title: title || code, code }
}

/** Something to show also for a record that is gone. */
export function nameOrId(state: LedgerState, id: string): RecordName {
  return nameOf(state, id) ?? { id, kind: '', title: '', code: '' }
}

export function citedSources(state: LedgerState, figure: Figure): readonly CitedSource[] {
  return figure.citations.flatMap(id => {
    const citation = state.citations.get(id)
    return citation ? [{ ...citation, sourceName: nameOf(state, citation.source) }] : []
  })
}

export function detailOf(state: LedgerState, figure: Figure): FigureDetail {
  return {
    figure,
    accordingTo: nameOf(state, figure.accordingTo),
    citations: citedSources(state, figure)
  }
}
