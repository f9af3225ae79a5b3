import type { DateValue } from '../dates/types'
import { textOf, valueOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { asFigureValue } from '../records/typedValues'
import { asOfDate, dateKey, rankOf, valueKey } from './conflictGroups'
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
  figures: readonly CatalogueRecord[],
  { measure, value, asOf, accordingTo }: Statement
): CatalogueRecord | undefined {
  const key = valueKey(value)
  if (measure === '' || key === '') return undefined
  return figures.find(figure => {
    const other = textOf(valueOf(figure, 'accordingTo'))
    return (
      textOf(valueOf(figure, 'measure')) === measure &&
      valueKey(asFigureValue(valueOf(figure, 'value'))) === key &&
      dateKey(asOfDate(figure)) === dateKey(asOf) &&
      (other === accordingTo || other === '' || accordingTo === '') &&
      rankOf(figure) !== 'deprecated'
    )
  })
}
