import type { AtomIssue } from '../issue'
import type { AtomChecker } from '../table'

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
