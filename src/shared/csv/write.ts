import { guardCell, isPlainNumber } from './guard'

export type CsvDelimiter = ',' | ';' | '\t'

export interface CsvFormat {
  readonly delimiter: CsvDelimiter
  readonly lineEnd: '\n' | '\r\n'
  readonly byteOrderMark: boolean
  /** `safe` guards cells against spreadsheet formulas, `exact` writes them as they are. */
  readonly guard: 'safe' | 'exact'
}

export const defaultCsvFormat: CsvFormat = {
  delimiter: ',',
  lineEnd: '\n',
  byteOrderMark: false,
  guard: 'safe'
}

/** Spreadsheets and RFC 4180 agree on commas and CRLF; formulas are guarded. */
export const spreadsheetCsvFormat: CsvFormat = { ...defaultCsvFormat, lineEnd: '\r\n' }

const special: Readonly<Record<CsvDelimiter, RegExp>> = {
  ',': /[",\r\n]/,
  ';': /[";\r\n]/,
  '\t': /["\t\r\n]/
}

/** What stands before the first row. */
export function csvStart(format: CsvFormat): string {
  return format.byteOrderMark ? '\uFEFF' : ''
}

/**
 * One row as text with its line end. A cell for which `plainNumeric` holds stays unguarded if it is a plain
 * number.
 */
export function csvRow(
  cells: readonly string[],
  format: CsvFormat,
  plainNumeric?: (index: number) => boolean
): string {
  // A blank line is no row for most readers.
  if (cells.length === 1 && cells[0] === '') return '""' + format.lineEnd
  const { delimiter } = format
  const mustQuote = special[delimiter]
  const isSafe = format.guard === 'safe'
  let row = ''
  let index = 0
  for (const cell of cells) {
    if (index > 0) row += delimiter
    if (cell !== '') {
      const isBare = !isSafe || (plainNumeric?.(index) === true && isPlainNumber(cell))
      row += quoteCell(isBare ? cell : guardCell(cell), mustQuote)
    }
    index++
  }
  return row + format.lineEnd
}

function quoteCell(cell: string, mustQuote: RegExp): string {
  if (mustQuote.test(cell)) return '"' + cell.replaceAll('"', '""') + '"'
  const hasEdge = isBlank(cell.charCodeAt(0)) || isBlank(cell.charCodeAt(cell.length - 1))
  return hasEdge ? '"' + cell + '"' : cell
}

/** Blanks that some readers trim, and the byte order mark, which a reader would drop at the start. */
function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0xfeff
}
