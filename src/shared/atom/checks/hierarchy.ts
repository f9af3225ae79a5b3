import type { AtomCheck, AtomIssue } from '../issue'
import type { AtomChecker, AtomRow, AtomTable } from '../table'

export const checkLegacyIds: AtomChecker = table => {
  if (!table.has('legacyId')) {
    const message = 'There is no legacyId column; later updates and children find no parent'
    return [{ check: 'legacyId', level: 'warning', row: null, column: 'legacyId', message }]
  }
  const seen = new Set<string>()
  return table.rows.flatMap((row, index) => {
    const legacyId = table.cell(row, 'legacyId').trim()
    if (legacyId === '') return [issueAt(row, 'legacyId', 'warning', 'The legacyId is blank')]
    const isRepeated = seen.has(legacyId)
    seen.add(legacyId)
    if (!isRepeated) return []
    const previous = table.rows[index - 1]
    const isDirectlyBelow = previous && table.cell(previous, 'legacyId').trim() === legacyId
    if (!isDirectlyBelow) {
      const message = `The legacyId “${legacyId}” is used before, but not in the row above`
      return [issueAt(row, 'legacyId', 'warning', message)]
    }
    // A row directly below with another culture is the translation of the one above.
    const isSameCulture = table.cell(previous, 'culture') === table.cell(row, 'culture')
    const message = `The row above has the same legacyId “${legacyId}” and the same culture`
    return isSameCulture ? [issueAt(row, 'legacyId', 'error', message)] : []
  })
}

export const checkParents: AtomChecker = (table, options) => {
  if (!table.has('parentId') && !table.has('qubitParentSlug')) {
    const message = 'There is neither a parentId nor a qubitParentSlug column'
    return [{ check: 'parent', level: 'warning', row: null, column: null, message }]
  }
  const positions = firstPositions(table)
  return table.rows.flatMap((row, index): AtomIssue[] => {
    const parentId = table.cell(row, 'parentId').trim()
    const slug = table.cell(row, 'qubitParentSlug').trim()
    const issues: AtomIssue[] = []
    if (parentId !== '' && slug !== '') {
      const message = 'Both parentId and qubitParentSlug are filled; AtoM takes the slug'
      issues.push(issueAt(row, 'parent', 'warning', message, 'parentId'))
    }
    if (slug !== '' && options.existingSlugs && !options.existingSlugs.has(slug)) {
      const message = `AtoM has no description with the slug “${slug}”`
      issues.push(issueAt(row, 'parent', 'error', message, 'qubitParentSlug'))
    }
    if (parentId === '' || options.existingLegacyIds?.has(parentId)) return issues
    const position = positions.get(parentId)
    if (!table.has('legacyId')) {
      const message = 'parentId is used, but there is no legacyId column'
      issues.push(issueAt(row, 'parent', 'error', message, 'parentId'))
    } else if (position === undefined) {
      const message = `No row has the legacyId “${parentId}”; AtoM would place the row at the top`
      issues.push(issueAt(row, 'parent', 'error', message, 'parentId'))
    } else if (position >= index) {
      const message = `The parent “${parentId}” must stand above its children`
      issues.push(issueAt(row, 'parentOrder', 'error', message, 'parentId'))
    }
    return issues
  })
}

function firstPositions(table: AtomTable): Map<string, number> {
  const positions = new Map<string, number>()
  for (const [index, row] of table.rows.entries()) {
    const legacyId = table.cell(row, 'legacyId').trim()
    if (legacyId !== '' && !positions.has(legacyId)) positions.set(legacyId, index)
  }
  return positions
}

function issueAt(
  row: AtomRow,
  check: AtomCheck,
  level: AtomIssue['level'],
  message: string,
  column = 'legacyId'
): AtomIssue {
  return { check, level, row: row.number, column, message }
}
