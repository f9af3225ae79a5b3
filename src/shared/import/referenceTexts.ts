import { splitRepeated } from '../csv/repeat'
import { layoutOf, partOfTarget, textIn } from './layout'
import type { Layout, LayoutCell, LayoutField } from './layout'
import type { ImportPlan } from './plan'

/** A text that should name a record of one of these kinds; none means any. */
export interface NameRequest {
  readonly text: string
  readonly kinds: readonly string[]
}

/** The texts of a row that name records, to be looked up together with those of other rows. */
export function referenceTexts(plan: ImportPlan, row: readonly string[]): NameRequest[] {
  const layout = layoutOf(plan)
  return textsIn(namingCells(layout.fields), layout, row)
}

/** What a row says its record is part of, by name or id. */
export function parentTexts(plan: ImportPlan, row: readonly string[]): NameRequest[] {
  const layout = layoutOf(plan)
  const own = layout.fields.filter(({ field }) => field.name === 'parent')
  const cells = own.flatMap(({ field, cells }) =>
    cells.map(cell => ({ cell, kinds: partOfTarget(field, cell.target)?.to ?? [] }))
  )
  return cells.length === 0 ? [] : textsIn(cells, layout, row)
}

function textsIn(
  cells: readonly NamingCell[],
  layout: Layout,
  row: readonly string[]
): NameRequest[] {
  return cells.flatMap(({ cell, kinds }) => {
    const text = textIn(row, layout, cell)
    if (text === '') return []
    const texts = cell.target.isRepeated ? splitRepeated(text) : [text]
    return texts.flatMap(one => (one === '' ? [] : [{ text: one, kinds }]))
  })
}

/** The kinds of record that a plan's cells may name; empty where none does. */
export function namedKinds(plan: ImportPlan): readonly (readonly string[])[] {
  return namingCells(layoutOf(plan).fields).map(({ kinds }) => kinds)
}

interface NamingCell {
  readonly cell: LayoutCell
  readonly kinds: readonly string[]
}

const naming = new WeakMap<readonly LayoutField[], readonly NamingCell[]>()

function namingCells(fields: readonly LayoutField[]): readonly NamingCell[] {
  const known = naming.get(fields)
  if (known) return known
  const found = fields.flatMap(({ field, cells }) =>
    cells.flatMap((cell): NamingCell[] => {
      const { aspect } = cell.target
      if (aspect === 'citedSource') return [{ cell, kinds: ['source'] }]
      const part = aspect === 'code' ? partOfTarget(field, cell.target) : undefined
      return part ? [{ cell, kinds: part.to ?? [] }] : []
    })
  )
  naming.set(fields, found)
  return found
}

export function requestKey({ text, kinds }: NameRequest): string {
  return `${kinds.join(' ')}\t${text}`
}
