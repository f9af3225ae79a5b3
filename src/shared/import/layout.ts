import { unguardCell } from '../csv/guard'
import { joinRepeated, splitRepeated } from '../csv/repeat'
import { partsOf } from '../records/field'
import type { Field, Part } from '../records/field'
import { fieldOf } from '../records/kind'
import type { Kind } from '../records/kind'
import { kindNamed } from '../records/kinds'
import { otherColumnsField } from '../records/otherColumns'
import { targetKey } from './plan'
import type { ColumnRule, ImportPlan, ImportTarget } from './plan'

/** The cells of a file that make one cell of ours: as a rule one column. */
export interface LayoutCell {
  readonly target: ImportTarget
  readonly columns: readonly { readonly index: number; readonly rule: ColumnRule }[]
  readonly constants: readonly string[]
  /** The first column, by which messages name the cell; null for a constant. */
  readonly column: number | null
}

/** The cells that a plan finds for a field. */
export interface LayoutField {
  readonly field: Field
  readonly cells: readonly LayoutCell[]
}

/** A plan worked out once for all rows. */
export interface Layout {
  readonly fields: readonly LayoutField[]
  /** Columns that no field takes. */
  readonly kept: readonly { readonly header: string; readonly index: number }[]
  readonly isGuarded: boolean
}

const layouts = new WeakMap<ImportPlan, Layout>()

export function layoutOf(plan: ImportPlan): Layout {
  const known = layouts.get(plan)
  if (known) return known
  const layout = makeLayout(plan, kindNamed(plan.kind))
  layouts.set(plan, layout)
  return layout
}

function makeLayout(plan: ImportPlan, kind: Kind | undefined): Layout {
  const fields = new Map<string, { readonly field: Field; readonly cells: LayoutCell[] }>()
  for (const cell of cellsOf(plan)) {
    const field = kind && fieldOf(kind, cell.target.field)
    if (!field || field.name === otherColumnsField) continue
    const own = fields.get(field.name)
    if (own) own.cells.push(cell)
    else fields.set(field.name, { field, cells: [cell] })
  }
  const kept = plan.columns.flatMap(({ header, target }, index) =>
    target === 'keep' ? [{ header, index }] : []
  )
  return { fields: [...fields.values()], kept, isGuarded: plan.isGuarded }
}

/** One for each target: several columns and constants with one target are joined. */
function cellsOf({ columns, constants }: ImportPlan): Iterable<LayoutCell> {
  const cells = new Map<string, LayoutCell>()
  const cellFor = (target: ImportTarget, column: number | null): LayoutCell =>
    cells.get(targetKey(target)) ?? { target, columns: [], constants: [], column }
  columns.forEach((rule, index) => {
    if (typeof rule.target !== 'object') return
    const cell = cellFor(rule.target, index)
    cells.set(targetKey(rule.target), { ...cell, columns: [...cell.columns, { index, rule }] })
  })
  for (const { target, text } of constants) {
    const cell = cellFor(target, null)
    cells.set(targetKey(target), { ...cell, constants: [...cell.constants, text] })
  }
  return cells.values()
}

export function cellAt(row: readonly string[], index: number, isGuarded: boolean): string {
  const text = row[index] ?? ''
  return isGuarded && text !== '' ? unguardCell(text) : text
}

/** The text of one cell of ours, in the form of our own exports: several values divided by `|`. */
export function textIn(row: readonly string[], { isGuarded }: Layout, cell: LayoutCell): string {
  const { columns, constants, target } = cell
  const [only] = columns
  if (only && columns.length === 1 && constants.length === 0) {
    return asRepeated(only.rule, target, cellAt(row, only.index, isGuarded))
  }
  const texts = columns.map(({ index, rule }) => ({
    text: asRepeated(rule, target, cellAt(row, index, isGuarded)),
    joint: rule.joint ?? '\n'
  }))
  const all = [...texts, ...constants.map(text => ({ text, joint: '\n' }))]
  return joined(
    all.filter(({ text }) => text !== ''),
    target
  )
}

/** As values of a list, or as one text. */
function joined(
  texts: readonly { readonly text: string; readonly joint: string }[],
  { isRepeated }: ImportTarget
): string {
  if (isRepeated) return joinRepeated(texts.flatMap(({ text }) => splitRepeated(text)))
  return texts.reduce((whole, { text, joint }, at) => (at === 0 ? text : whole + joint + text), '')
}

/** A cell divided in another way than ours is written anew in ours. */
function asRepeated({ separator }: ColumnRule, target: ImportTarget, text: string): string {
  if (!target.isRepeated || separator === null || text === '') return text
  const values = separator === '' ? [text] : text.split(separator)
  return joinRepeated(values.map(value => value.trim()).filter(value => value !== ''))
}

/** The declaration that the texts of a target are read by. */
export function partOfTarget(field: Field, { part }: ImportTarget): Part | undefined {
  return partsOf(field).find(({ name }) => name === (part ?? field.name))
}
