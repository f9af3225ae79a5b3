import type { Json } from '../changeLog/changeset'
import type { CsvColumn } from '../exchange/csvColumn'
import { csvRows } from '../exchange/csvRow'
import { citationsField } from '../exchange/figureColumns'
import type { Field } from '../records/field'
import { fieldOf } from '../records/kind'
import { otherColumnsField } from '../records/otherColumns'
import { valueOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import type { WantedElement } from './alignElements'
import { cellsOf } from './cells'
import type { TargetCell } from './cells'
import { composed } from './compose'
import type { ImportIssue, ImportIssueCode } from './issue'
import { keepOthers } from './keepOthers'
import type { ImportTarget } from './plan'
import { readElements } from './readElements'
import type { ReadingContext } from './readValue'
import type { FieldCells, Incoming, RowContext } from './rowContext'

/**
 * Reads a row against the record as it is. A field whose cells say what an export of the record would say is not
 * touched: so an edited file changes exactly the cells that were edited.
 */
export function readRow(row: readonly string[], context: RowContext): Incoming {
  const { cells, kept } = cellsOf(context.plan, row)
  const values = new Map<string, Json>()
  const elements = new Map<string, readonly WantedElement[]>()
  const issues: ImportIssue[] = []
  const left: { header: string; text: string }[] = [...kept]
  for (const [name, own] of byField(cells)) {
    const field = fieldOf(context.kind, name)
    if (!field || name === otherColumnsField) continue
    const compared = withFormer(own, context)
    if (compared.cells.every(({ text }, index) => text === compared.was[index])) continue
    const reading = readingContext(field, compared, context, issues, left)
    if (field.repeatable === true)
      elements.set(name, readElements(field, compared, context, reading))
    else values.set(name, readSingle(field, compared, context, reading))
  }
  const others = keepOthers(context, left)
  if (others) elements.set(otherColumnsField, others)
  return { values, elements, issues }
}

function byField(cells: readonly TargetCell[]): Map<string, TargetCell[]> {
  const fields = new Map<string, TargetCell[]>()
  for (const cell of cells) {
    const { field } = cell.target
    if (field === '') continue
    const list = fields.get(field)
    if (list) list.push(cell)
    else fields.set(field, [cell])
  }
  return fields
}

/** Adds what the record has now; an empty cell takes that over, where it is to change nothing. */
function withFormer(cells: readonly TargetCell[], context: RowContext): FieldCells {
  const { existing, plan } = context
  if (!existing) return { cells, was: cells.map(() => '') }
  const was = formerTexts(
    cells.map(({ target }) => target),
    existing,
    context
  )
  if (plan.emptyCells === 'clear') return { cells, was }
  const filled = cells.map((cell, index) =>
    cell.text === '' ? { ...cell, text: was[index] ?? '' } : cell
  )
  return { cells: filled, was }
}

function formerTexts(
  targets: readonly ImportTarget[],
  existing: CatalogueRecord,
  { kind, names, occurrence }: RowContext
): readonly string[] {
  const columns = targets.map((target): CsvColumn => ({ header: '', isNumeric: false, ...target }))
  const rows = csvRows(kind, columns, existing, names)
  const own = rows[occurrence]
  if (own) return own
  // A further row of a figure brings a further citation; the rest of it says the same again.
  const first = rows[0] ?? []
  return targets.map(({ field }, index) => (field === citationsField ? '' : (first[index] ?? '')))
}

function readingContext(
  field: Field,
  { cells }: FieldCells,
  { plan, resolve }: RowContext,
  issues: ImportIssue[],
  left: { header: string; text: string }[]
): ReadingContext {
  return {
    plan,
    field: field.name,
    resolve,
    report(code: ImportIssueCode, outcome, text) {
      const column = columnOf(cells, text)
      issues.push({ code, outcome, column, text })
      const header = column === null ? field.csv : (plan.columns[column]?.header ?? field.csv)
      if (outcome === 'left') left.push({ header, text })
    }
  }
}

/** The cell that a text came from, for messages. */
function columnOf(cells: readonly TargetCell[], text: string): number | null {
  const found = cells.find(cell => cell.text === text || cell.text.includes(text))
  return (found ?? cells[0])?.column ?? null
}

function readSingle(
  field: Field,
  { cells, was }: FieldCells,
  context: RowContext,
  reading: ReadingContext
): Json {
  const former = context.existing ? valueOf(context.existing, field.name) : null
  const texts = cells.map(({ target, text }, index) => ({
    target,
    now: text,
    was: was[index] ?? ''
  }))
  return composed(field, texts, former, context, reading)
}
