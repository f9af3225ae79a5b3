import { knownHeaders } from '../columns'
import type { AtomIssue } from '../issue'
import type { AtomChecker } from '../table'

const shownLength = 80

/** The first value of each column, and the columns that hold none. */
export const checkSampleValues: AtomChecker = ({ header, rows }) =>
  header.map((column, index) => {
    const sample = rows.find(({ cells }) => cells[index]?.trim())?.cells[index]
    const message =
      sample === undefined
        ? 'The column is empty'
        : `The first value is “${sample.slice(0, shownLength)}”`
    return { check: 'sampleValues', level: 'info', row: null, column, message }
  })

export const checkDuplicateColumns: AtomChecker = ({ header }) => {
  const repeated = new Set(header.filter((name, index) => header.indexOf(name) !== index))
  return [...repeated].map(column => ({
    check: 'duplicateColumnName',
    level: 'error',
    row: 1,
    column,
    message: `Several columns are named “${column}”`
  }))
}

/** AtoM leaves out a column whose name it does not know to the letter. */
export const checkColumnNames: AtomChecker = ({ kind, header }) => {
  const known = knownHeaders[kind]
  const byLowerCase = new Map(Array.from(known, name => [name.toLowerCase(), name]))
  return header.flatMap((column): AtomIssue[] => {
    if (known.has(column)) return []
    const trimmed = column.trim()
    const match = byLowerCase.get(trimmed.toLowerCase())
    const blanks = trimmed === column ? '' : ' It has blanks before or after it.'
    const offer = match === undefined ? '' : ` Is “${match}” meant?`
    const message = `AtoM knows no column “${column}” and leaves it out.${blanks}${offer}`
    return [{ check: 'columnName', level: 'warning', row: 1, column, message }]
  })
}
