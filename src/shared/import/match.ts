import { unguardCell } from '../csv/guard'
import type { ImportPlan } from './plan'

/** By what a row's record is sought: nothing where the cells are empty. */
export type MatchKey =
  | { readonly by: 'id'; readonly text: string }
  | { readonly by: 'referenceCode'; readonly text: string }
  /** One text for each of the columns that must agree. */
  | { readonly by: 'columns'; readonly texts: readonly string[] }
  | null

/** An id that names a record counts before any other rule; a row without one is sought by that rule. */
export function matchKey(plan: ImportPlan, row: readonly string[]): MatchKey {
  const textAt = (column: number): string => {
    const text = row[column] ?? ''
    return plan.isGuarded ? unguardCell(text) : text
  }
  const textOf = (aspect: string, field: string): string => {
    const column = plan.columns.findIndex(
      ({ target }) =>
        typeof target === 'object' && target.aspect === aspect && target.field === field
    )
    return column === -1 ? '' : textAt(column).trim()
  }
  const id = textOf('recordId', '')
  if (id !== '') return { by: 'id', text: id }
  const { by, columns } = plan.match
  if (by === 'referenceCode') {
    const text = textOf('text', 'referenceCode')
    return text === '' ? null : { by, text }
  }
  if (by !== 'columns') return null
  const texts = columns.map(column => textAt(column).trim())
  return texts.every(text => text === '') ? null : { by, texts }
}
