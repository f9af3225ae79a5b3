import type { AtomIssue } from '../issue'
import type { AtomChecker, AtomRow } from '../table'

/** AtoM asks for LF; its manual warns that other line ends may fail. */
export const checkLineEnds: AtomChecker = ({ text, header, rows }) => {
  if (!text.includes('\r')) return []
  const inText = countReturns(text)
  const inCells = [header, ...rows.map(row => row.cells)].flat().map(countReturns)
  const withinCells = inCells.reduce((sum, count) => sum + count, 0)
  const issues: AtomIssue[] = []
  if (inText > withinCells) {
    const message = 'Rows end with CR or CRLF instead of LF'
    issues.push({ check: 'lineEnds', level: 'error', row: null, column: null, message })
  }
  for (const row of rows) {
    if (row.cells.some(cell => cell.includes('\r'))) {
      const message = 'A cell of the row holds CR line ends'
      issues.push({ check: 'lineEnds', level: 'warning', row: row.number, column: null, message })
    }
  }
  return issues
}

function countReturns(text: string): number {
  return text.split('\r').length - 1
}

export const checkSyntax: AtomChecker = ({ csvIssues }) =>
  csvIssues.map(({ line, message }) => ({
    check: 'csvSyntax',
    level: 'error',
    row: null,
    column: null,
    message: `Line ${line} of the file: ${message}`
  }))

export const checkColumnCount: AtomChecker = ({ header, rows }) => {
  const width = header.length
  const ragged = rows
    .filter(row => row.cells.length !== width)
    .map((row): AtomIssue => ({
      check: 'columnCount',
      level: 'error',
      row: row.number,
      column: null,
      message: `The row has ${row.cells.length} cells, the header ${width}`
    }))
  const message = 'The file has one column only; is another delimiter than the comma used?'
  return width === 1
    ? [{ check: 'columnCount', level: 'warning', row: 1, column: null, message }, ...ragged]
    : ragged
}

export const checkEmptyRows: AtomChecker = ({ header, blankRows }) => {
  const blankHeader = header.every(name => name.trim() === '') ? [1] : []
  return [...blankHeader, ...blankRows].map(row => ({
    check: 'emptyRow',
    level: 'error',
    row,
    column: null,
    message: row === 1 ? 'The header is blank' : 'The row is blank'
  }))
}

/** AtoM reads so many bytes of a line at once; one that is longer may be read as two rows. */
const longestLine = 60_000

export const checkRowLengths: AtomChecker = ({ rows }) =>
  rows.filter(isLongRow).map(({ number }) => ({
    check: 'rowLength',
    level: 'warning',
    row: number,
    column: null,
    message: `The line is longer than ${longestLine} bytes; AtoM may read it as two rows`
  }))

/** By its first line: those that follow within a cell are read whole. */
function isLongRow({ cells }: AtomRow): boolean {
  const [line = ''] = cells.join('","').split('\n', 1)
  return line.length * 3 > longestLine && bytesOf(line) > longestLine
}

/** In UTF-8; the halves of a pair take two each. */
function bytesOf(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 0x7f) bytes++
    if (code > 0x7ff && (code < 0xd800 || code > 0xdfff)) bytes++
  }
  return bytes
}

/** Within quotes AtoM takes a backslash for an escape, so that the quote behind it does not end the cell. */
export const checkBackslashes: AtomChecker = ({ header, rows }) =>
  rows.flatMap(({ number, cells }) =>
    cells.flatMap((cell, index): AtomIssue[] => {
      const endsOpen = cell.endsWith('\\') && /^\s|[",\n]/.test(cell)
      if (!endsOpen && !cell.includes('\\"')) return []
      const message = 'A backslash stands before a quote; AtoM would read on into the next cells'
      const column = header[index] ?? null
      return [{ check: 'backslash', level: 'error', row: number, column, message }]
    })
  )
