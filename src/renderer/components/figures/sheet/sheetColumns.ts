import type { EnteredField } from '../../../../shared/figures/statement'

/** The cells of a row, in the order in which Tab visits them. */
export const sheetColumns: readonly EnteredField[] = [
  'subject',
  'measure',
  'asOf',
  'value',
  'accordingTo',
  'scope',
  'unit'
]

/** The cells that Enter stops at while they are empty. */
export const neededCells: readonly EnteredField[] = ['subject', 'measure', 'asOf', 'value']
