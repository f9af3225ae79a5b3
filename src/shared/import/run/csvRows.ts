import { isBlankRow } from '../../csv/headerRow'
import { createCsvParser } from '../../csv/parse'
import type { CsvIssue } from '../../csv/issue'
import type { RowFault, SourceRow } from '../sourceRow'
import type { FileChunks } from './fileChunks'

const faultCodes: Partial<Record<CsvIssue['kind'], RowFault['code']>> = {
  unclosedQuote: 'quoteUnclosed',
  rowTooLong: 'rowEndless',
  strayQuote: 'quoteStray',
  textAfterQuote: 'quoteStray'
}

/** The rows of a file below its header, as they come; blank ones are left out. Those of tables come as rows. */
export async function* csvRowSource(
  file: FileChunks,
  delimiter: string,
  headerLine = 1
): AsyncGenerator<readonly SourceRow[]> {
  let rows: SourceRow[] = []
  let faults: RowFault[] = []
  const parser = createCsvParser({
    delimiter,
    onRow(cells, line) {
      const isBlank = faults.length === 0 && isBlankRow(cells)
      if (line > headerLine && !isBlank) rows.push(checked({ cells, line }, faults))
      faults = []
    },
    onIssue({ kind, column }) {
      const code = faultCodes[kind]
      if (code) faults = [...faults, { code, column: (column ?? 1) - 1, text: '' }]
    }
  })
  for (;;) {
    const { text, rows: read, bytes, isEnd } = await file.next()
    if (read) rows.push(...read.map(row => checked(row, row.faults ?? [])))
    else parser.write(text)
    if (isEnd && !read) parser.end()
    if (rows.length > 0) yield rows
    rows = []
    file.onRead(bytes)
    if (isEnd) return
  }
}

const strange = /[\0\uFFFD]/
/** Of a text that a message shows, in characters. */
const shownText = 1000
/** What a record may hold, in characters; the journal's lines have a limit. */
const longestRecord = 2_000_000
const cellsShown = 100

/** A character that could not be decoded, or none at all, is pointed at; of a row that is too long little is kept. */
function checked(row: SourceRow, faults: readonly RowFault[]): SourceRow {
  const { cells } = row
  if (cells.reduce((sum, { length }) => sum + length, 0) > longestRecord) {
    const first = cells.slice(0, cellsShown).map(text => text.slice(0, shownText))
    return {
      ...row,
      cells: first,
      faults: [...faults, { code: 'rowTooLarge', column: 0, text: first[0] ?? '' }]
    }
  }
  const found: RowFault[] = []
  for (let column = 0; column < cells.length; column++) {
    const text = cells[column] ?? ''
    if (!strange.test(text)) continue
    found.push({ code: text.includes('\0') ? 'nul' : 'undecodable', column, text })
  }
  const all = [...faults.map(fault => ({ ...fault, text: cells[fault.column] ?? '' })), ...found]
  if (all.length === 0) return row
  return { ...row, faults: all.map(fault => ({ ...fault, text: fault.text.slice(0, shownText) })) }
}
