import { isDeepStrictEqual } from 'node:util'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { unguardCell } from '../../../../src/shared/csv/guard'
import { csvRow, type CsvFormat } from '../../../../src/shared/csv/write'
import { createExportContext } from '../../../../src/shared/exchange/context'
import { csvColumns } from '../../../../src/shared/exchange/csvColumns'
import { csvRows } from '../../../../src/shared/exchange/csvRow'
import { recordsFromRows } from '../../../../src/shared/exchange/reader'
import type { Kind } from '../../../../src/shared/records/kind'
import { kinds } from '../../../../src/shared/records/kinds'
import { isElements, type CatalogueRecord } from '../../../../src/shared/records/record'
import { randomRecords } from './randomRecords'

const formats: readonly CsvFormat[] = [
  { delimiter: ',', lineEnd: '\n', byteOrderMark: false, guard: 'safe' },
  { delimiter: ';', lineEnd: '\n', byteOrderMark: false, guard: 'exact' }
]
const perKind = 1_000

/** Elements without their keys, as a file has them. */
function plainValues(record: CatalogueRecord): unknown {
  const entries = Object.entries(record.values).map(([name, value]) => [
    name,
    isElements(value) ? value.map(element => element.value) : value
  ])
  return { id: record.id, values: Object.fromEntries(entries) as unknown }
}

function write(kind: Kind, records: readonly CatalogueRecord[], format: CsvFormat): string {
  const columns = csvColumns(kind)
  const byId = new Map(records.map(record => [record.id, record]))
  const context = createExportContext(id => byId.get(id), 'en')
  const rows = records.flatMap(record => csvRows(kind, columns, record, context))
  const header = csvRow(
    columns.map(column => column.header),
    format
  )
  const isNumeric = (index: number): boolean => columns[index]?.isNumeric === true
  return header + rows.map(row => csvRow(row, format, isNumeric)).join('')
}

describe('the CSV of a kind, read by another parser', () => {
  it.each(kinds.map(kind => [kind.name, kind] as const))(
    'gives every value of %s back',
    (_, kind) => {
      const records = randomRecords(kind, perKind, kind.name.length)
      const batch = 250
      for (let from = 0; from < perKind; from += batch) {
        const some = records.slice(from, from + batch)
        const format = formats[(from / batch) % formats.length] ?? formats[0]
        if (!format) return
        const text = write(kind, some, format)
        const options = { delimiter: format.delimiter, record_delimiter: '\n' }
        const [header = [], ...cells] = parse(text, options)
        const columns = csvColumns(kind)
        expect(header).toEqual(columns.map(column => column.header))
        const rows = format.guard === 'safe' ? cells.map(row => row.map(unguardCell)) : cells
        const found = recordsFromRows(columns, rows)
        const expected = some.map(plainValues)
        // Vitest's comparison takes ten times as long, but shows the difference.
        if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected)
      }
    },
    60_000
  )
})
