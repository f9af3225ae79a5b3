import { csvRow, csvStart, defaultCsvFormat } from '../csv/write'
import { kinds } from '../records/kinds'
import type { ExportContext } from './context'
import { csvColumns } from './csvColumns'
import { csvRows } from './csvRow'
import type { ExportFormat, FilePlan, RecordWriter } from './format'

/** A reference whose record has neither code nor title is written as its id. */
export function orId(context: ExportContext): ExportContext {
  return { ...context, codeOf: id => context.codeOf(id) || id }
}

function csvWriter(plan: FilePlan): RecordWriter {
  const { kind, csv: format = defaultCsvFormat, without = [], others = [] } = plan
  if (!kind) return { begin: () => '', record: () => '', end: () => '' }
  const columns = csvColumns(kind, others).filter(({ header }) => !without.includes(header))
  const isNumeric = (index: number): boolean => columns[index]?.isNumeric === true
  const headers = columns.map(({ header }) => header)
  // The same for the records of a page.
  const named = new WeakMap<ExportContext, ExportContext>()
  function namesIn(context: ExportContext): ExportContext {
    const known = named.get(context) ?? orId(context)
    named.set(context, known)
    return known
  }
  return {
    begin: () => csvStart(format) + csvRow(headers, format),
    record(record, context) {
      let text = ''
      for (const cells of csvRows(kind, columns, record, namesIn(context)))
        text += csvRow(cells, format, isNumeric)
      return text
    },
    end: () => ''
  }
}

/** Every field of every kind; the only format that loses nothing. */
export const csvExport: ExportFormat = {
  name: 'csv',
  group: 'spreadsheet',
  target: 'CSV',
  kinds: kinds.map(({ name }) => name),
  extension: 'csv',
  fileOf: 'kind',
  fileName: '',
  writer: csvWriter
}
