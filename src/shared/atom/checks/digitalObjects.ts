import type { AtomIssue } from '../issue'
import type { AtomChecker } from '../table'

const pathColumn = 'digitalObjectPath'
const uriColumn = 'digitalObjectURI'

export const checkDigitalObjectPaths: AtomChecker = (table, { digitalObjectPaths }) => {
  const used = new Set<string>()
  const issues = table.rows.flatMap(row => {
    const path = table.cell(row, pathColumn).trim()
    if (path === '') return []
    const found: Pick<AtomIssue, 'level' | 'message'>[] = []
    if (path.includes('|')) found.push({ level: 'error', message: 'A row has one file only' })
    if (used.has(path)) found.push({ level: 'warning', message: `“${path}” is used twice` })
    if (table.cell(row, uriColumn).trim() !== '') {
      found.push({ level: 'warning', message: 'AtoM takes the URI instead of the path' })
    }
    if (digitalObjectPaths?.has(path) === false) {
      found.push({ level: 'error', message: `The file “${path}” is not found` })
    }
    used.add(path)
    return found.map(issue => asIssue('digitalObjectPath', row.number, pathColumn, issue))
  })
  const unused = [...(digitalObjectPaths ?? [])].filter(path => !used.has(path))
  const unusedIssues = unused.map(path => {
    const message = `The file “${path}” is not used`
    return asIssue('digitalObjectPath', null, pathColumn, { level: 'warning', message })
  })
  return [...issues, ...unusedIssues]
}

export const checkDigitalObjectUris: AtomChecker = table => {
  const used = new Set<string>()
  return table.rows.flatMap(row => {
    const uri = table.cell(row, uriColumn).trim()
    if (uri === '') return []
    const found: Pick<AtomIssue, 'level' | 'message'>[] = []
    if (!/^(?:https?|ftp):\/\/[^\s|/]+\/[^\s|]*$/i.test(uri)) {
      found.push({ level: 'error', message: `“${uri}” is no address of a file` })
    } else if (!/\.[a-z0-9]{1,5}$/i.test(uri.replace(/[?#].*$/, ''))) {
      const message = 'The address does not end in a file extension'
      found.push({ level: 'warning', message })
    }
    if (used.has(uri)) found.push({ level: 'warning', message: `“${uri}” is used twice` })
    used.add(uri)
    return found.map(issue => asIssue('digitalObjectUri', row.number, uriColumn, issue))
  })
}

function asIssue(
  check: AtomIssue['check'],
  row: number | null,
  column: string,
  issue: Pick<AtomIssue, 'level' | 'message'>
): AtomIssue {
  return { check, row, column, ...issue }
}
