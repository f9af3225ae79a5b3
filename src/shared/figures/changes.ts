import { percent, subtract } from './decimal'
import { standingFigure } from './conflictGroups'
import type { MeasureGroups } from './conflictGroups'
import type { Figure } from './figure'

/** How what is stated of a subject changed from one date to another. */
export interface Change {
  readonly measures: readonly [string, string]
  readonly from: Figure
  readonly to: Figure
  readonly absolute: string
  /** Of the earlier value; null where that is 0. */
  readonly percent: string | null
  readonly approximate: boolean
}

export type Difference = Pick<Change, 'absolute' | 'percent'>

/** Of what may be one of several numbers, the least and the most. */
export type DifferenceRange = readonly [Difference, Difference]

/** Measures that sources use for one thing under two names. */
const alike: readonly (readonly [string, string])[] = [
  ['nationalSections', 'nationalOrganisations']
]

/**
 * The changes between two dates, given by their keys: within each measure that has a number at both, and across two
 * measures of one thing where neither has both.
 */
export function changesBetween(
  measures: readonly MeasureGroups[],
  fromKey: string,
  toKey: string
): readonly Change[] {
  const at = (measure: string, key: string): Figure | undefined => {
    const groups = measures.find(candidate => candidate.measure === measure)?.groups ?? []
    const group = groups.find(candidate => candidate.key === key)
    return group && standingFigure(group)
  }
  const names = measures.map(({ measure }) => measure)
  const within = names.map((name): readonly [string, string] => [name, name])
  const across = alike.flatMap(([a, b]): (readonly [string, string])[] => [
    [a, b],
    [b, a]
  ])
  const found = [...within, ...across].flatMap(pair => {
    const [from, to] = [at(pair[0], fromKey), at(pair[1], toKey)]
    const change = from && to ? changeOf(pair, from, to) : null
    return change ? [change] : []
  })
  const own = new Set(found.filter(({ measures: [a, b] }) => a === b).map(({ measures: [a] }) => a))
  return found.filter(({ measures: [a, b] }) => a === b || (!own.has(a) && !own.has(b)))
}

function changeOf(measures: readonly [string, string], from: Figure, to: Figure): Change | null {
  if (!from.value?.exact || !to.value?.exact || from.unit !== to.unit) return null
  const absolute = subtract(to.value.exact, from.value.exact)
  return {
    measures,
    from,
    to,
    absolute,
    percent: percent(absolute, from.value.exact, 2),
    approximate: from.value.approximate || to.value.approximate
  }
}
