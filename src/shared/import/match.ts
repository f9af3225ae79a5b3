import { cellAt } from './layout'
import type { ImportPlan } from './plan'

/** By what a row's record is sought: nothing where the cells are empty. */
export type MatchKey =
  | { readonly by: 'id'; readonly text: string }
  | { readonly by: 'referenceCode'; readonly text: string }
  /** One text for each of the columns that must agree. */
  | { readonly by: 'columns'; readonly texts: readonly string[] }
  | null

interface NamingColumns {
  /** Column with the record's id; -1: none. */
  readonly id: number
  /** Column with the reference code; -1: none. */
  readonly code: number
}

const columnsOfPlans = new WeakMap<ImportPlan, NamingColumns>()

function namingColumns(plan: ImportPlan): NamingColumns {
  const known = columnsOfPlans.get(plan)
  if (known) return known
  const columnOf = (aspect: string, field: string): number =>
    plan.columns.findIndex(
      ({ target }) =>
        typeof target === 'object' && target.aspect === aspect && target.field === field
    )
  const found = { id: columnOf('recordId', ''), code: columnOf('text', 'referenceCode') }
  columnsOfPlans.set(plan, found)
  return found
}

/** The reference code that a row brings; empty where it has none. */
export function codeOfRow(plan: ImportPlan, row: readonly string[]): string {
  const { code } = namingColumns(plan)
  return code === -1 ? '' : cellAt(row, code, plan.isGuarded).trim()
}

/** An id that names a record counts before any other rule; a row without one is sought by that rule. */
export function matchKey(plan: ImportPlan, row: readonly string[]): MatchKey {
  const column = namingColumns(plan).id
  const id = column === -1 ? '' : cellAt(row, column, plan.isGuarded).trim()
  if (id !== '') return { by: 'id', text: id }
  const { by, columns } = plan.match
  if (by === 'referenceCode') {
    const text = codeOfRow(plan, row)
    return text === '' ? null : { by, text }
  }
  if (by !== 'columns') return null
  const texts = columns.map(index => cellAt(row, index, plan.isGuarded).trim())
  return texts.every(text => text === '') ? null : { by, texts }
}
