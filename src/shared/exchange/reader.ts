import type { Json } from '../changeLog/changeset'
import { splitRepeated } from '../csv/repeat'
import type { CsvAspect, CsvColumn } from './csvColumn'
import { citationsField } from './figureColumns'

/** The values of a record by field; a list for a repeatable field. Empty fields are absent. */
export type ReadValues = Readonly<Record<string, Json>>

export interface ReadRecord {
  readonly id: string
  readonly values: ReadValues
}

interface Cell {
  readonly column: CsvColumn
  readonly text: string
}

/** The records of a kind's rows. In the long form the rows of a figure differ in their citation only. */
export function recordsFromRows(
  columns: readonly CsvColumn[],
  rows: readonly (readonly string[])[]
): ReadRecord[] {
  const idIndex = columns.findIndex(column => column.aspect === 'recordId')
  const found = new Map<string, ReadRecord>()
  rows.forEach((cells, index) => {
    const id = cells[idIndex] ?? ''
    const values = recordFromRow(columns, cells)
    // Rows without an id are new records, each its own.
    const key = id === '' ? `row ${String(index)}` : id
    const before = found.get(key)
    found.set(key, before ? { id, values: withCitation(before.values, values) } : { id, values })
  })
  return [...found.values()]
}

/** The inverse of `csvRecordRow`. What a reference is called is not read: its id counts. */
function recordFromRow(columns: readonly CsvColumn[], cells: readonly string[]): ReadValues {
  const byField = new Map<string, Cell[]>()
  columns.forEach((column, index) => {
    const field = byField.get(column.field) ?? []
    field.push({ column, text: cells[index] ?? '' })
    byField.set(column.field, field)
  })
  const values: Record<string, Json> = {}
  for (const [field, fieldCells] of byField) {
    const value = field === '' ? null : fieldValue(field, fieldCells)
    if (value !== null) values[field] = value
  }
  return values
}

function withCitation(before: ReadValues, row: ReadValues): ReadValues {
  const citations = [before[citationsField] ?? [], row[citationsField] ?? []].flat()
  return citations.length === 0 ? before : { ...before, [citationsField]: citations }
}

function fieldValue(field: string, cells: readonly Cell[]): Json {
  if (!cells.some(({ column }) => column.isRepeated)) {
    const value = valueFrom(cells)
    // The citation of a row in long form is one element of the figure's citations.
    return field === citationsField && value !== null ? [value] : value
  }
  const split = cells.map(({ column, text }) => ({ column, texts: splitRepeated(text) }))
  const length = Math.max(...split.map(({ texts }) => texts.length))
  if (length === 0) return null
  return Array.from({ length }, (_, position) =>
    valueFrom(split.map(({ column, texts }) => ({ column, text: texts[position] ?? '' })))
  )
}

/** One value from the cells that describe it: of its parts in a group, else of the value itself. */
function valueFrom(cells: readonly Cell[]): Json {
  const parts = new Map<string | undefined, Map<CsvAspect, string>>()
  for (const { column, text } of cells) {
    const texts = parts.get(column.part) ?? new Map<CsvAspect, string>()
    parts.set(column.part, texts.set(column.aspect, text))
  }
  const read = [...parts].map(([part, texts]) => [part, simpleValue(texts)] as const)
  const whole = read.find(([part]) => part === undefined)
  const named = read.flatMap(([part, value]) =>
    part === undefined || value === null ? [] : [[part, value] as const]
  )
  if (named.length > 0) return Object.fromEntries(named)
  return whole ? whole[1] : null
}

function simpleValue(texts: ReadonlyMap<CsvAspect, string>): Json {
  const text = (aspect: CsvAspect): string => texts.get(aspect) ?? ''
  if (texts.has('edtf')) return dateFrom(text)
  if (texts.has('state')) return figureFrom(text)
  if (texts.has('integer')) return integerFrom(text('integer'))
  return text('id') || text('text') || null
}

function dateFrom(text: (aspect: CsvAspect) => string): Json {
  if (['written', 'edtf', 'calendar'].every(aspect => text(aspect as CsvAspect) === '')) return null
  const calendar = text('calendar') || 'gregorian'
  return { written: text('written'), edtf: text('edtf') || null, calendar }
}

/** Nothing at all is no value; "unknown", "none" and 0 are each their own. */
function figureFrom(text: (aspect: CsvAspect) => string): Json {
  const said = ['written', 'state', 'exact', 'lower', 'upper', 'readings'] as const
  if (said.every(aspect => text(aspect) === '')) return null
  return {
    written: text('written'),
    state: text('state') || null,
    exact: text('exact') || null,
    lower: text('lower') || null,
    upper: text('upper') || null,
    approximate: text('approximate') === 'yes',
    ambiguous: splitRepeated(text('readings'))
  }
}

/** A text that is no whole number is kept as it is, for the checks to point at. */
function integerFrom(text: string): Json {
  if (text === '') return null
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text
}
