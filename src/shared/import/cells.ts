import { unguardCell } from '../csv/guard'
import { joinRepeated, splitRepeated } from '../csv/repeat'
import { targetKey } from './plan'
import type { ColumnRule, ImportPlan, ImportTarget } from './plan'

/** The text for one target, in the form of our own exports: several values divided by `|`. */
export interface TargetCell {
  readonly target: ImportTarget
  readonly text: string
  /** Column of the file, from 0, by which messages name the cell; null for a constant. */
  readonly column: number | null
}

export interface RowCells {
  readonly cells: readonly TargetCell[]
  /** Columns that no field takes, with their texts. */
  readonly kept: readonly { readonly header: string; readonly text: string }[]
}

/** The cells of a row by target. Several columns with one target are joined: as values of a list, or as one text. */
export function cellsOf(plan: ImportPlan, row: readonly string[]): RowCells {
  const byTarget = new Map<string, TargetCell>()
  const kept: { header: string; text: string }[] = []
  const add = (cell: TargetCell): void => {
    const key = targetKey(cell.target)
    const before = byTarget.get(key)
    byTarget.set(key, before ? joined(before, cell) : cell)
  }
  plan.columns.forEach((rule, column) => {
    const text = plan.isGuarded ? unguardCell(row[column] ?? '') : (row[column] ?? '')
    if (rule.target === 'keep') {
      kept.push({ header: rule.header, text })
    } else if (rule.target !== 'ignore') {
      add({ target: rule.target, text: asRepeated(rule, rule.target, text), column })
    }
  })
  for (const { target, text } of plan.constants) add({ target, text, column: null })
  return { cells: [...byTarget.values()], kept }
}

/** A cell divided in another way than ours is written anew in ours. */
function asRepeated({ separator }: ColumnRule, target: ImportTarget, text: string): string {
  if (!target.isRepeated || separator === null) return text
  const values = separator === '' ? [text] : text.split(separator)
  return joinRepeated(values.map(value => value.trim()).filter(value => value !== ''))
}

function joined(before: TargetCell, next: TargetCell): TargetCell {
  if (next.text === '') return before
  if (before.text === '') return next
  if (!before.target.isRepeated) return { ...before, text: `${before.text}\n${next.text}` }
  const values = [...splitRepeated(before.text), ...splitRepeated(next.text)]
  return { ...before, text: joinRepeated(values) }
}
