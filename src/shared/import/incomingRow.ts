import type { Json } from '../changeLog/changeset'
import type { CsvColumn } from '../exchange/csvColumn'
import { csvRows } from '../exchange/csvRow'
import { citationsField } from '../exchange/figureColumns'
import type { Field } from '../records/field'
import { otherColumnsField } from '../records/otherColumns'
import { valueOf } from '../records/record'
import type { WantedElement } from './alignElements'
import { composed } from './compose'
import type { ImportIssue, ImportIssueCode } from './issue'
import { keepOthers } from './keepOthers'
import { cellAt, layoutOf, textIn } from './layout'
import type { Layout, LayoutField } from './layout'
import type { ImportTarget } from './plan'
import { readElements } from './readElements'
import type { ReadingContext } from './readValue'
import type { FieldCells, Incoming, RowContext, TargetCell } from './rowContext'
import { isSameText } from './sameText'
import { withoutMark } from './sourceRow'
import type { OtherText, SourceRow } from './sourceRow'

/**
 * Reads a row against the record as it is. A field whose cells say what an export of the record would say is not
 * touched: so an edited file changes exactly the cells that were edited.
 */
export function readRow(
  row: readonly string[],
  context: RowContext,
  { others = [], areAllOthers = false }: Pick<SourceRow, 'others' | 'areAllOthers'> = {}
): Incoming {
  const layout = layoutOf(context.plan)
  const values = new Map<string, Json>()
  const elements = new Map<string, readonly WantedElement[]>()
  const issues: ImportIssue[] = []
  const left: OtherText[] = [...keptTexts(row, layout), ...others]
  for (const own of layout.fields) {
    const compared = comparedCells(own, row, layout, context)
    if (compared.cells.every(({ text }, index) => isSameText(text, compared.was[index] ?? '')))
      continue
    const { field } = own
    const reading = readingContext(field, compared, context, issues, left)
    if (field.repeatable === true)
      elements.set(field.name, readElements(field, compared, context, reading))
    else values.set(field.name, readSingle(field, compared, context, reading))
  }
  const kept = keepOthers(context, left, areAllOthers)
  if (kept) elements.set(otherColumnsField, kept)
  return { values, elements, issues }
}

function keptTexts(row: readonly string[], { kept, isGuarded }: Layout): OtherText[] {
  return kept.map(({ header, index }) => ({ header, text: cellAt(row, index, isGuarded) }))
}

/** Adds what the record has now; an empty cell takes that over, where it is to change nothing. */
function comparedCells(
  { field, cells }: LayoutField,
  row: readonly string[],
  layout: Layout,
  context: RowContext
): FieldCells {
  const { existing, plan } = context
  const given = cells.map((cell): TargetCell => {
    const { target, column } = cell
    return { target, column, text: textIn(row, layout, cell) }
  })
  if (!existing) return { cells: given, was: given.map(() => '') }
  const targets = given.map(({ target }) => target)
  const was = formerTexts(targets, context)
  // What is added to a list says nothing of what is there.
  const isAdded = plan.lists === 'add' && field.repeatable === true
  const isCleared = plan.emptyCells === 'clear' && plan.lists === 'replace'
  if (isAdded || isCleared) return { cells: given, was }
  // Of a list, the parts that a row does not bring stay with their elements, whose places may have changed.
  if (given.some(({ target }) => target.isRepeated)) {
    return {
      cells: given.filter(({ text }) => text !== ''),
      was: was.filter((_, index) => given[index]?.text !== '')
    }
  }
  const filled = given.map((cell, index) =>
    cell.text === '' ? { ...cell, text: was[index] ?? '' } : cell
  )
  return { cells: filled, was }
}

function formerTexts(
  targets: readonly ImportTarget[],
  { kind, existing, names, occurrence }: RowContext
): readonly string[] {
  if (!existing) return targets.map(() => '')
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
  left: OtherText[]
): ReadingContext {
  return {
    plan,
    field: field.name,
    resolve,
    report(code: ImportIssueCode, outcome, marked) {
      const text = withoutMark(marked)
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
