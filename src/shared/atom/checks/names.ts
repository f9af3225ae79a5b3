import type { AtomIssue } from '../issue'
import type { AtomChecker } from '../table'
import { relationTypes } from '../vocabularies'

/** Repositories are matched by their exact name; any other name makes a new one. */
export const checkRepositories: AtomChecker = (table, { existingRepositories }) => {
  const first = new Map<string, number>()
  for (const row of table.rows) {
    const name = table.cell(row, 'repository').trim()
    if (name !== '' && !first.has(name)) first.set(name, row.number)
  }
  return [...first]
    .filter(([name]) => existingRepositories?.has(name) !== true)
    .map(([name, row]) => ({
      check: 'repository',
      level: existingRepositories ? 'warning' : 'info',
      row,
      column: 'repository',
      message: existingRepositories
        ? `AtoM has no repository “${name}” and would make one`
        : `If AtoM has no repository “${name}”, it makes one`
    }))
}

/** Descriptions and relationships find an authority record by its exact authorized form. */
export const checkAuthorityNames: AtomChecker = table => {
  const column = 'authorizedFormOfName'
  const first = new Map<string, number>()
  return table.rows.flatMap((row): AtomIssue[] => {
    const name = table.cell(row, column).trim()
    const place = { check: 'authorityName', row: row.number, column } as const
    if (name === '') return [{ ...place, level: 'error', message: 'The name is blank' }]
    const earlier = first.get(name)
    if (earlier === undefined) {
      first.set(name, row.number)
      return []
    }
    const message = `Row ${earlier} has the same name; relationships cannot tell them apart`
    return [{ ...place, level: 'warning', message }]
  })
}

/** AtoM skips a relationship whose type or names it does not find, and makes the converse itself. */
export const checkRelations: AtomChecker = (table, options) => {
  const types = new Set([...relationTypes, ...(options.furtherTerms?.['relationType'] ?? [])])
  const names = options.existingAuthorityNames
  const nameColumns = ['subjectAuthorizedFormOfName', 'objectAuthorizedFormOfName']
  const seen = new Map<string, number>()
  return table.rows.flatMap(row => {
    const found: AtomIssue[] = []
    const report = (level: AtomIssue['level'], column: string, message: string): void => {
      found.push({ check: 'relation', level, row: row.number, column, message })
    }
    const type = table.cell(row, 'relationType')
    if (!types.has(type)) report('error', 'relationType', `AtoM has no relation type “${type}”`)
    const [subject = '', object = ''] = nameColumns.map(column => table.cell(row, column))
    for (const column of nameColumns) {
      const name = table.cell(row, column)
      if (name === '') report('error', column, 'The name is blank')
      else if (names?.has(name) === false) {
        report('error', column, `No authority record is named “${name}”`)
      }
    }
    const converse = seen.get(JSON.stringify([object, subject]))
    if (converse !== undefined && subject !== '' && object !== '') {
      const message = `Row ${converse} relates the same names in the other direction`
      report('warning', 'objectAuthorizedFormOfName', message)
    }
    seen.set(JSON.stringify([subject, object]), row.number)
    return found
  })
}
