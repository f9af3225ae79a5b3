import type { DateValue } from '../dates/types'
import { dateKey, valueKey } from './figure'
import type { Figure } from './figure'
import type { FigureValue } from './value'

/** What a figure states, before it is one. */
export interface Statement {
  readonly measure: string
  readonly value: FigureValue | null
  readonly asOf: DateValue | null
  readonly accordingTo: string
}

/**
 * The figure that states the same already: another source for it is a further citation, not a further figure. Two
 * bodies named as saying it make two figures.
 */
export function sameFigure(
  figures: readonly Figure[],
  { measure, value, asOf, accordingTo }: Statement
): Figure | undefined {
  const key = valueKey(value)
  if (measure === '' || key === '') return undefined
  return figures.find(
    other =>
      other.measure === measure &&
      valueKey(other.value) === key &&
      dateKey(other.asOf) === dateKey(asOf) &&
      (other.accordingTo === accordingTo || other.accordingTo === '' || accordingTo === '') &&
      other.rank !== 'deprecated'
  )
}
