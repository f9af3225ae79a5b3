import { csvRow, csvStart } from '../../shared/csv/write'
import type { CsvFormat } from '../../shared/csv/write'
import type { ExportContext } from '../../shared/exchange/context'
import { csvColumns } from '../../shared/exchange/csvColumns'
import { csvRows } from '../../shared/exchange/csvRow'
import type { Kind } from '../../shared/records/kind'
import { otherColumnsField } from '../../shared/records/otherColumns'
import { partOf, textOf, valuesOf } from '../../shared/records/record'
import { exportContextOf, recordPages } from './exportRecords'
import type { ExportSource } from './exportRecords'

export interface CsvFileOptions {
  readonly kind: Kind
  readonly ids: readonly string[]
  readonly format: CsvFormat
  /** Headers of the columns left out. */
  readonly without: readonly string[]
  /** Columns of imported files that no field takes. */
  readonly others?: readonly string[]
}

/** Characters handed over at a time. */
const slabSize = 256 * 1024

/** A reference whose record has neither code nor title is written as its id. */
function orId(context: ExportContext): ExportContext {
  return { ...context, codeOf: id => context.codeOf(id) || id }
}

/** The names of columns that imported records of these ids brought along, in the order in which they are met. */
export async function otherColumnsOf(
  source: ExportSource,
  ids: readonly string[]
): Promise<readonly string[]> {
  const names = new Set<string>()
  for await (const records of recordPages({ ...source, onRead: () => undefined }, ids)) {
    for (const record of records) {
      for (const value of valuesOf(record, otherColumnsField))
        names.add(textOf(partOf(value, 'column')))
    }
  }
  names.delete('')
  return [...names]
}

/** The text of a CSV file, in slabs that end with a row; memory does not grow with the file. */
export async function* csvSlabs(
  source: ExportSource,
  { kind, ids, format, without, others = [] }: CsvFileOptions
): AsyncGenerator<string> {
  const columns = csvColumns(kind, others).filter(({ header }) => !without.includes(header))
  const isNumeric = (index: number): boolean => columns[index]?.isNumeric === true
  const headers = columns.map(({ header }) => header)
  let slab = csvStart(format) + csvRow(headers, format)
  for await (const records of recordPages(source, ids)) {
    const context = orId(await exportContextOf(source, records))
    for (const record of records) {
      for (const cells of csvRows(kind, columns, record, context)) {
        slab += csvRow(cells, format, isNumeric)
      }
      if (slab.length < slabSize) continue
      yield slab
      slab = ''
    }
  }
  if (slab !== '') yield slab
}
