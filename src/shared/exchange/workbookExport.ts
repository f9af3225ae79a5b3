import { isPlainNumber } from '../csv/guard'
import { kinds } from '../records/kinds'
import { csvColumns } from './csvColumns'
import { orId } from './csvExport'
import { csvRows } from './csvRow'
import type { ExportFormat, FilePlan, RecordWriter } from './format'
import { lossReporter } from './losses'
import type { Loss } from './losses'

/** Below the header; what a spreadsheet program takes. */
const workbookRows = 1_048_575
/** Of one cell, in UTF-16 units. */
const cellLength = 32_767
/** A number of more digits would be rounded. */
const numberLength = 15

/** Styles of the package that the main process makes around the sheet (`workbookParts`). */
const textStyle = 1
const headerStyle = 2

/** The interface translates the code. */
class WorkbookTooLong extends Error {
  readonly code = 'workbookTooLong'
}

const sheetStart =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetViews><sheetView workbookViewId="0">' +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '</sheetView></sheetViews>'

/** The sheet of a workbook; the main process makes the package around it. All cells are text, but plain numbers. */
export function workbookWriter(
  { kind, without = [], others = [] }: FilePlan,
  most = workbookRows
): RecordWriter {
  if (!kind) return { begin: () => '', record: () => '', end: () => '' }
  const columns = csvColumns(kind, others).filter(({ header }) => !without.includes(header))
  let rows = 0
  const row = (cells: readonly string[], style: number): string => {
    const content = cells.map((cell, index) => {
      if (cell === '') return ''
      const at = columnName(index) + String(rows + 1)
      const isNumber = style === textStyle && columns[index]?.isNumeric === true && isExact(cell)
      return isNumber
        ? `<c r="${at}"><v>${cell}</v></c>`
        : `<c r="${at}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${cellXml(cell)}</t></is></c>`
    })
    rows++
    return `<row r="${String(rows)}">${content.join('')}</row>\n`
  }
  return {
    begin: () => {
      const width = `<cols><col min="1" max="${String(Math.max(1, columns.length))}" width="18" style="1" customWidth="1"/></cols>`
      const headers = columns.map(({ header }) => header)
      return `${sheetStart}${width}<sheetData>\n${row(headers, headerStyle)}`
    },
    record(record, context) {
      const own = csvRows(kind, columns, record, orId(context))
      if (rows + own.length > most + 1) throw new WorkbookTooLong('Too many rows for a sheet')
      return own.map(cells => row(cells, textStyle)).join('')
    },
    end: () => '</sheetData></worksheet>\n'
  }
}

function isExact(cell: string): boolean {
  return (
    isPlainNumber(cell) && !cell.startsWith('+') && cell.replace(/\D/g, '').length <= numberLength
  )
}

/** A, B … Z, AA, AB … */
function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** Characters that XML has no place for are written as Excel does, `_x0001_`; so is what only looks like it. */
function cellXml(text: string): string {
  return text
    .slice(0, cellLength)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu,
      character => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** Every field of a kind, one sheet; it loses nothing but what a cell has no room for. */
export const workbookExport: ExportFormat = {
  name: 'xlsx',
  group: 'spreadsheet',
  target: 'XLSX',
  kinds: kinds.map(({ name }) => name),
  extension: 'xlsx',
  fileOf: 'kind',
  fileName: '',
  writer: plan => workbookWriter(plan),
  lossesOf(record, context, { kind, others = [] }) {
    const losses: Loss[] = []
    const report = lossReporter(record.id, losses)
    const columns = kind ? csvColumns(kind, others) : []
    for (const cells of kind ? csvRows(kind, columns, record, context) : []) {
      cells.forEach((cell, index) => {
        if (cell.length > cellLength) report(columns[index]?.field ?? '', 'cellTooLong')
      })
    }
    return losses
  }
}
