import type { CsvIssue } from './issue'

/** Checks the header: blank, repeated and (where the known names are given) unknown columns. */
function checkHeader(header: readonly string[], known?: ReadonlySet<string>, line = 1): CsvIssue[] {
  const issues: CsvIssue[] = []
  const seen = new Map<string, number>()
  for (const [index, name] of header.entries()) {
    const column = index + 1
    const first = seen.get(name)
    if (name.trim() === '') {
      issues.push({ kind: 'blankHeader', line, column, message: `Column ${column} has no name` })
    } else if (first !== undefined) {
      const message = `Columns ${first} and ${column} are both named “${name}”`
      issues.push({ kind: 'duplicateHeader', line, column, message })
    } else {
      seen.set(name, column)
      if (known !== undefined && !known.has(name)) {
        const message = `No column is named “${name}”`
        issues.push({ kind: 'unknownHeader', line, column, message })
      }
    }
  }
  return issues
}

/** Checks one row: as many cells as the header, no NUL, no character lost in decoding. */
function checkRow(cells: readonly string[], line: number, width: number): CsvIssue[] {
  const issues: CsvIssue[] = []
  if (cells.length !== width) {
    const message = `The row has ${cells.length} cells, the header ${width}`
    issues.push({ kind: 'ragged', line, column: null, message })
  }
  for (const [index, cell] of cells.entries()) {
    const column = index + 1
    if (cell.includes('\0')) {
      issues.push({ kind: 'nulCharacter', line, column, message: 'The cell holds a NUL character' })
    }
    if (cell.includes('\uFFFD')) {
      const message = 'The cell holds a character that could not be decoded'
      issues.push({ kind: 'undecodable', line, column, message })
    }
  }
  return issues
}

/** Checks a whole file that is in memory; the first row is the header. */
export function checkRows(
  rows: readonly (readonly string[])[],
  lines: readonly number[],
  known?: ReadonlySet<string>
): CsvIssue[] {
  const [header, ...records] = rows
  if (header === undefined || records.length === 0) {
    const none: CsvIssue = {
      kind: 'noRows',
      line: lines[0] ?? 1,
      column: null,
      message: 'There are no rows below the header'
    }
    return header === undefined ? [none] : [...checkHeader(header, known), none]
  }
  const rowIssues = records.flatMap((cells, index) =>
    checkRow(cells, lines[index + 1] ?? index + 2, header.length)
  )
  return [...checkHeader(header, known, lines[0] ?? 1), ...rowIssues]
}
