import { eventColumns, repeatedColumns } from '../columns'
import type { AtomIssue } from '../issue'
import { splitAtomValues, type AtomChecker } from '../table'
import { vocabularies } from '../vocabularies'

/** Columns of codes, among which AtoM refuses blanks. */
const codeColumns: ReadonlySet<string> = new Set([
  'language',
  'script',
  'languageOfDescription',
  'scriptOfDescription'
])
const placesOfEvents: ReadonlySet<string> = new Set(eventColumns)

/** AtoM trims every value of a divided cell and keeps empty ones as values. */
export const checkRepeatedValues: AtomChecker = table =>
  table.rows.flatMap(row =>
    repeatedColumns[table.kind].flatMap((column): AtomIssue[] => {
      const cell = table.cell(row, column)
      if (cell === '' || cell.trim() === '') return []
      const values = cell.split('|')
      const place = { level: 'warning', row: row.number, column } as const
      const issues: AtomIssue[] = []
      if (values.some(value => value !== value.trim())) {
        const message = 'AtoM takes away the blanks before or after a value'
        const level = codeColumns.has(column) ? 'error' : 'warning'
        issues.push({ ...place, level, check: 'valueTrim', message })
      }
      if (values.some(value => value.trim() === '')) {
        const advice = placesOfEvents.has(column) ? '; an empty place is written NULL' : ''
        const message = `A value between two | is empty${advice}`
        issues.push({ ...place, check: 'emptyValue', message })
      }
      return issues
    })
  )

/** Only the event columns know `NULL` as an empty place; elsewhere it becomes text. */
export const checkLiteralNull: AtomChecker = table =>
  table.rows.flatMap(row =>
    table.header.flatMap((column, index): AtomIssue[] => {
      const cell = row.cells[index] ?? ''
      if (!cell.includes('NULL') || placesOfEvents.has(column)) return []
      if (!splitAtomValues(cell).includes('NULL')) return []
      const message = 'NULL would be imported as the word “NULL”'
      return [{ check: 'literalNull', level: 'error', row: row.number, column, message }]
    })
  )

export const checkVocabularies: AtomChecker = (table, options) =>
  Object.entries(vocabularies[table.kind]).flatMap(([column, terms]) => {
    const known = new Set([...terms, ...(options.furtherTerms?.[column] ?? [])])
    return table.rows.flatMap(row => {
      const cell = table.cell(row, column)
      const values = placesOfEvents.has(column) ? splitAtomValues(cell) : [cell]
      return values
        .filter(value => value !== '' && value !== 'NULL' && !known.has(value))
        .map((value): AtomIssue => {
          const message = `AtoM has no term “${value}” of its own for ${column}`
          return { check: 'vocabulary', level: 'warning', row: row.number, column, message }
        })
    })
  })

/** Without name, location and type together AtoM makes a new container for every row. */
export const checkPhysicalStorage: AtomChecker = table =>
  table.rows.flatMap((row): AtomIssue[] => {
    const columns = ['physicalObjectName', 'physicalObjectLocation', 'physicalObjectType']
    const empty = columns.filter(column => table.cell(row, column).trim() === '')
    const [column] = empty
    if (column === undefined || empty.length === columns.length) return []
    const message = `Containers are doubled unless ${empty.join(' and ')} is filled`
    return [{ check: 'physicalStorage', level: 'warning', row: row.number, column, message }]
  })
