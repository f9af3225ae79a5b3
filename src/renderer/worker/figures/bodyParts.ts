import type { DateValue } from '../../../shared/dates/types'
import { existence } from '../../../shared/figures/claims'
import type { ConflictGroup } from '../../../shared/figures/conflictGroups'
import type { RecordFacts } from '../../../shared/figures/facts'
import { boundsOfDate, dateKey } from '../../../shared/figures/figure'
import { totalOf } from '../../../shared/figures/totals'
import type { Part, Total, TotalQuestion } from '../../../shared/figures/totals'
import { byName } from './naming'

/** What was found out about the parts of one body. */
interface Known {
  sections?: readonly RecordFacts[]
  readonly parts: Map<string, readonly Part[]>
  /** By measure, then by date, unit and months. */
  readonly totals: Map<string, Map<string, Total | null>>
  /** How many parts existed at a date, or may have. */
  readonly existing: Map<string, number>
}

const mostTotals = 200

/**
 * The parts of bodies and their totals: asked for by several views, and again by all of them after each change. What a
 * change concerns is forgotten.
 */
export class BodyParts {
  readonly #known = new Map<string, Known>()

  constructor(
    readonly findSections: (body: string) => readonly RecordFacts[],
    readonly groupsIn: (subject: string, measure: string) => readonly ConflictGroup[]
  ) {}

  forget(body: string): void {
    this.#known.delete(body)
  }

  forgetMeasure(body: string, measure: string): void {
    const known = this.#known.get(body)
    known?.parts.delete(measure)
    known?.totals.delete(measure)
  }

  #of(body: string): Known {
    const known = this.#known.get(body) ?? {
      parts: new Map(),
      totals: new Map(),
      existing: new Map()
    }
    this.#known.set(body, known)
    return known
  }

  /** By name. */
  sectionsOf(body: string): readonly RecordFacts[] {
    const known = this.#of(body)
    known.sections ??= this.findSections(body)
      .map(facts => ({ facts, id: facts.id, title: facts.title || facts.code }))
      .sort(byName)
      .map(({ facts }) => facts)
    return known.sections
  }

  /** The sections of a body with their figures of one measure. */
  partsOf(body: string, measure: string): readonly Part[] {
    return found(this.#of(body).parts, measure, () =>
      this.sectionsOf(body).map(section => ({
        body: section,
        groups: this.groupsIn(section.id, measure)
      }))
    )
  }

  totalAt(body: string, measure: string, question: TotalQuestion): Total | null {
    const { asOf, unit, months } = question
    const totals = found(this.#of(body).totals, measure, () => new Map<string, Total | null>())
    if (totals.size >= mostTotals) totals.clear()
    return found(totals, [dateKey(asOf), unit, months].join('\n'), () =>
      totalOf(this.partsOf(body, measure), question)
    )
  }

  existingAt(body: string, asOf: DateValue | null): number {
    const at = boundsOfDate(asOf)
    return found(
      this.#of(body).existing,
      dateKey(asOf),
      () => this.sectionsOf(body).filter(one => existence(one, at) !== 'no').length
    )
  }
}

/** What was found out before, or is now. */
function found<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = find()
  known.set(key, value)
  return value
}
