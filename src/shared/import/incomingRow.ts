import type { Json } from '../changeLog/changeset'
import { splitRepeated } from '../csv/repeat'
import type { CsvAspect, CsvColumn } from '../exchange/csvColumn'
import { csvRows } from '../exchange/csvRow'
import type { ExportContext } from '../exchange/context'
import { citationsField } from '../exchange/figureColumns'
import { partsOf } from '../records/field'
import type { Field, Part } from '../records/field'
import { fieldOf } from '../records/kind'
import type { Kind } from '../records/kind'
import { otherColumnsField } from '../records/otherColumns'
import { elementsOf, partOf, textOf, valueOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { alignElements } from './alignElements'
import type { WantedElement } from './alignElements'
import { cellsOf } from './cells'
import type { TargetCell } from './cells'
import type { ImportIssue, ImportIssueCode } from './issue'
import type { ImportPlan, ImportTarget } from './plan'
import { readValue } from './readValue'
import type { ReadingContext, Resolved } from './readValue'

/** What a row wants of a record: per field the value, or the elements of a repeatable field. Others stay as they are. */
export interface Incoming {
  readonly values: ReadonlyMap<string, Json>
  readonly elements: ReadonlyMap<string, readonly WantedElement[]>
  readonly issues: readonly ImportIssue[]
}

export interface RowContext {
  readonly plan: ImportPlan
  readonly kind: Kind
  /** The record that the row is about; null for a new one. */
  readonly existing: CatalogueRecord | null
  /** How often the file has named this record before: the rows of a figure are its citations, in order. */
  readonly occurrence: number
  /** Titles and codes, as an export would write them. */
  readonly names: ExportContext
  resolve(text: string, kinds: readonly string[]): Resolved
  newKey(): string
}

interface FieldCells {
  readonly cells: readonly TargetCell[]
  /** What an export of the record as it is now would have in these cells. */
  readonly was: readonly string[]
}

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

interface PlacedText {
  readonly target: ImportTarget
  readonly now: string
  readonly was: string
}

/** A value from its texts; parts that the file does not have stay as they are. */
function composed(
  field: Field,
  texts: readonly PlacedText[],
  former: Json,
  context: RowContext,
  reading: ReadingContext
): Json {
  if (field.type !== 'group') {
    const [part] = partsOf(field)
    return part ? read(part, texts, former, context, reading) : null
  }
  const parts = partsOf(field).flatMap(part => {
    const own = texts.filter(({ target }) => target.part === part.name)
    const before = partOf(former, part.name)
    const value = own.length === 0 ? before : read(part, own, before, context, reading)
    return value === null ? [] : [[part.name, value] as const]
  })
  return parts.length === 0 ? null : Object.fromEntries(parts)
}

function read(
  part: Part,
  texts: readonly PlacedText[],
  former: Json,
  { names }: RowContext,
  reading: ReadingContext
): Json {
  if (former !== null && texts.every(text => text.now === text.was)) return former
  const now = new Map<CsvAspect, string>()
  const was = new Map<CsvAspect, string>()
  for (const text of texts) {
    now.set(text.target.aspect, text.now)
    was.set(text.target.aspect, text.was)
  }
  if (part.type === 'reference' && !now.has('code')) was.set('code', names.codeOf(textOf(former)))
  return readValue(part, { now, was }, reading)
}

function readElements(
  field: Field,
  compared: FieldCells,
  context: RowContext,
  reading: ReadingContext
): readonly WantedElement[] {
  const existing = context.existing ? elementsOf(context.existing, field.name) : []
  const { cells, was } = compared
  const isList = cells.some(({ target }) => target.isRepeated)
  if (!isList) {
    // One row for each element: this row's replaces the one in its place.
    const former = existing[context.occurrence]
    const texts = cells.map(({ target, text }, index) => ({
      target,
      now: text,
      was: was[index] ?? ''
    }))
    const value = composed(field, texts, former?.value ?? null, context, reading)
    const others = existing.filter(element => element !== former)
    if (value === null) return others.map(({ key, value }) => ({ key, value }))
    const own = { key: former?.key ?? keyOf(field, value, context), value }
    const list = existing.map(element => (element === former ? own : element))
    return (former ? list : [...list, own]).map(({ key, value }) => ({ key, value }))
  }
  const now = cells.map(({ target, text }) => (target.isRepeated ? splitRepeated(text) : [text]))
  const before = cells.map(({ target }, index) =>
    target.isRepeated ? splitRepeated(was[index] ?? '') : [was[index] ?? '']
  )
  const length = Math.max(...now.map(texts => texts.length))
  const tuples = tuplesOf(now, length)
  const aligned = alignElements(tuples, tuplesOf(before, existing.length))
  return tuples.flatMap((tuple, position) => {
    const at = aligned[position] ?? null
    const former = at === null ? undefined : existing[at]
    const isSame = at !== null && tuple.every((text, index) => text === before[index]?.[at])
    if (former && isSame) return [{ key: former.key, value: former.value }]
    const texts = cells.map(({ target }, index) => ({
      target,
      now: tuple[index] ?? '',
      was: at === null ? '' : (before[index]?.[at] ?? '')
    }))
    const value = composed(field, texts, former?.value ?? null, context, reading)
    if (value === null) return []
    return [{ key: keyFor(field, value, former?.key, context), value }]
  })
}

function tuplesOf(columns: readonly (readonly string[])[], length: number): string[][] {
  return Array.from({ length }, (_, position) => columns.map(texts => texts[position] ?? ''))
}

/** Elements of a set are named by their value. */
function keyFor(
  field: Field,
  value: Json,
  former: string | undefined,
  context: RowContext
): string {
  const isSet = field.type === 'term' || field.type === 'reference'
  return former !== undefined && !isSet ? former : keyOf(field, value, context)
}

function keyOf(field: Field, value: Json, { newKey }: RowContext): string {
  const isSet = field.type === 'term' || field.type === 'reference'
  return isSet && typeof value === 'string' ? value : newKey()
}

/** Texts that no field takes, by the name of their column; those of other columns stay. */
function keepOthers(
  { existing, newKey, plan }: RowContext,
  texts: readonly { readonly header: string; readonly text: string }[]
): readonly WantedElement[] | null {
  const before = existing ? elementsOf(existing, otherColumnsField) : []
  const wanted = new Map<string, string>()
  for (const { header, text } of texts) {
    const more = wanted.get(header)
    wanted.set(header, more === undefined || more === '' ? text : [more, text].join('\n'))
  }
  const updated = before.flatMap(({ key, value }) => {
    const header = textOf(partOf(value, 'column'))
    const text = wanted.get(header)
    wanted.delete(header)
    if (text === '' && plan.emptyCells === 'clear') return []
    if (text === undefined || text === '' || text === textOf(partOf(value, 'text'))) {
      return [{ key, value }]
    }
    return [{ key, value: { column: header, text } }]
  })
  const added = [...wanted]
    .filter(([, text]) => text !== '')
    .map(([column, text]) => ({ key: newKey(), value: { column, text } }))
  const isSame =
    added.length === 0 &&
    updated.length === before.length &&
    updated.every(({ value }, index) => value === before[index]?.value)
  return isSame ? null : [...updated, ...added]
}
