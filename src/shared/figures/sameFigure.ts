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
  readonly unit: string
  readonly scope: string
}

/** Two bodies named as saying it make two figures, and so do two units. */
const distinguishing = ['accordingTo', 'unit', 'scope'] as const

/**
 * The figure that states the same already: another source for it is a further citation, not a further figure.
 * What one of them does not say distinguishes nothing.
 */
export function sameFigure(figures: readonly Figure[], statement: Statement): Figure | undefined {
  const { measure, value, asOf } = statement
  const key = valueKey(value)
  if (measure === '' || key === '') return undefined
  return figures.find(
    other =>
      other.measure === measure &&
      valueKey(other.value) === key &&
      dateKey(other.asOf) === dateKey(asOf) &&
      distinguishing.every(
        field => other[field] === statement[field] || other[field] === '' || statement[field] === ''
      ) &&
      other.rank !== 'deprecated'
  )
}
