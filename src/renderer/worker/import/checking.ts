import type { ImportIssue } from '../../../shared/import/issue'
import type { ImportCheck, IssueGroup } from './importTypes'
import type { RowOutcome, RowStatus } from './outcome'

const issuesListed = 5000
const rowsPreviewed = 200

/** Adds up what rows would do; what it keeps does not grow with the file. */
export function createTally() {
  const counts: Record<RowStatus, number> = {
    created: 0,
    changed: 0,
    unchanged: 0,
    skipped: 0,
    refused: 0
  }
  const groups = new Map<string, IssueGroup>()
  const issues: ImportIssue[] = []
  const previews: RowOutcome[] = []
  let rows = 0

  function addIssue(issue: ImportIssue, line: number): void {
    const { code, column, outcome, text } = issue
    const key = `${code} ${String(column)}`
    const group = groups.get(key) ?? { code, column, outcome, count: 0, line, text }
    groups.set(key, { ...group, count: group.count + 1 })
    if (issues.length < issuesListed) issues.push(issue)
  }

  return {
    add(outcomes: readonly RowOutcome[]): void {
      for (const outcome of outcomes) {
        rows++
        counts[outcome.status]++
        for (const issue of outcome.issues) addIssue(issue, outcome.line)
        const isShown = outcome.differences.length > 0 && previews.length < rowsPreviewed
        if (isShown) previews.push({ ...outcome, operations: [] })
      }
    },
    result: (): ImportCheck => ({
      rows,
      counts,
      groups: [...groups.values()].sort((a, b) => b.count - a.count),
      issues,
      previews
    })
  }
}
