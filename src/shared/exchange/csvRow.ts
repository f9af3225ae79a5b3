import type { Json } from '../changeLog/changeset'
import { joinRepeated } from '../csv/repeat'
import type { Kind } from '../records/kind'
import {
  isElements,
  partOf,
  textOf,
  valueOf,
  valuesOf,
  type CatalogueRecord
} from '../records/record'
import { otherColumnsField } from '../records/otherColumns'
import type { ExportContext } from './context'
import type { CsvAspect, CsvColumn } from './csvColumn'
import { citationsField } from './figureColumns'

/** The rows of a record: one, but for a figure one per citation. */
export function csvRows(
  kind: Kind,
  columns: readonly CsvColumn[],
  record: CatalogueRecord,
  context: ExportContext
): string[][] {
  const citations = kind.name === 'figure' ? valuesOf(record, citationsField) : []
  if (citations.length === 0) return [csvRecordRow(columns, record, context)]
  return citations.map(citation => csvRecordRow(columns, record, context, citation))
}

/** The cells of one row. `citation`: the element of the citations that a row in long form is about. */
export function csvRecordRow(
  columns: readonly CsvColumn[],
  record: CatalogueRecord,
  context: ExportContext,
  citation: Json = null
): string[] {
  return columns.map(column => {
    const { aspect, field, isRepeated } = column
    if (aspect === 'recordId') return record.id
    if (aspect === 'other') return otherText(record, column.header)
    // Only the long form has citations that are not repeated.
    if (field === citationsField && !isRepeated) return cellOf(column, citation, context)
    const stored = record.values[field]
    // Most fields of most records are empty.
    if (stored === undefined) return ''
    if (!isElements(stored)) return cellOf(column, stored as Json, context)
    return isRepeated ? joinCells(stored.map(({ value }) => cellOf(column, value, context))) : ''
  })
}

function cellOf({ aspect, part }: CsvColumn, value: Json, context: ExportContext): string {
  const inner = part === undefined ? value : partOf(value, part)
  return inner === null ? '' : cellText(aspect, inner, context)
}

function cellText(aspect: CsvAspect, value: Json, context: ExportContext): string {
  switch (aspect) {
    case 'recordId':
    case 'other':
      return ''
    case 'text':
    case 'integer':
    case 'id':
      return textOf(value)
    case 'code':
      return context.codeOf(textOf(value))
    case 'calendar':
      return textOf(partOf(value, 'calendar')).replace(/^gregorian$/, '')
    case 'approximate':
      return approximateText(value)
    case 'readings':
      return readingsText(partOf(value, 'ambiguous'))
    case 'written':
    case 'edtf':
    case 'exact':
    case 'state':
    case 'lower':
    case 'upper':
      return textOf(partOf(value, aspect))
    case 'citedSource':
    case 'citedSourceId':
    case 'citedLocator':
    case 'citedQuote':
      return citedText(aspect, value, context)
  }
}

function otherText(record: CatalogueRecord, header: string): string {
  const found = valuesOf(record, otherColumnsField).find(
    value => textOf(partOf(value, 'column')) === header
  )
  return found === undefined ? '' : textOf(partOf(found, 'text'))
}

function approximateText(value: Json): string {
  const approximate = partOf(value, 'approximate')
  return typeof approximate === 'boolean' ? (approximate ? 'yes' : 'no') : ''
}

function readingsText(readings: Json): string {
  return Array.isArray(readings) ? joinRepeated(readings.map(textOf)) : ''
}

/** What the citation says, for the reader of the file; it belongs to the citation's own record. */
function citedText(aspect: CsvAspect, value: Json, context: ExportContext): string {
  const citation = context.get(textOf(partOf(value, 'citation')))
  if (!citation) return ''
  const source = textOf(valueOf(citation, 'source'))
  if (aspect === 'citedSource') return context.codeOf(source)
  if (aspect === 'citedSourceId') return source
  return textOf(valueOf(citation, aspect === 'citedLocator' ? 'locator' : 'quote'))
}

/** A part that no element has is a blank cell: how many elements there are is told by the columns of the others. */
function joinCells(cells: readonly string[]): string {
  return cells.every(cell => cell === '') ? '' : joinRepeated(cells)
}
