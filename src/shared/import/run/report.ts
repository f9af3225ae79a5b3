import type { Json } from '../../changeLog/changeset'
import type { ImportIssue } from '../issue'
import type { RowOutcome, RowStatus } from './outcome'

/** One cell of one row that does not fit, would change, or would be entered. */
export interface ReportEntry {
  readonly line: number
  readonly status: RowStatus
  readonly kind: string
  /** The record; null where none is found or made. */
  readonly id: string | null
  /** What the row calls its record. */
  readonly label: string
  /** For a cell that does not fit. */
  readonly issue?: Pick<ImportIssue, 'code' | 'outcome' | 'column' | 'text'>
  /** For a value: the field with what it holds and what it will hold. */
  readonly field?: string
  readonly from?: Json
  readonly to?: Json
}

/** What does not fit, what changes in records that are there, what new records hold. */
export const reportLists = ['issues', 'changes', 'records'] as const
export type ReportList = (typeof reportLists)[number]

/** A row that is not taken, as it stands in the file. */
export interface RefusedRow {
  readonly line: number
  readonly code: ImportIssue['code']
  readonly cells: readonly string[]
}

export type RowCounts = Readonly<Record<RowStatus, number>>

/** The same fault in the same column, however often. */
export interface IssueGroup extends Pick<ImportIssue, 'code' | 'column' | 'outcome' | 'text'> {
  readonly kind: string
  readonly count: number
  /** The first line of it. */
  readonly line: number
  /** The texts that it is about, each once: the first ones. */
  readonly texts: readonly string[]
}

/** What an import would do. */
export interface ImportCheck {
  readonly rows: number
  readonly counts: RowCounts
  /** Of new records, by kind. */
  readonly created: Readonly<Record<string, number>>
  readonly groups: readonly IssueGroup[]
  readonly entries: Readonly<Record<ReportList, number>>
}

const textsOfGroup = 100

/** Entries in the order in which they were added, any number of them. */
export interface Spool<Entry> {
  readonly count: number
  add(entry: Entry): void
  read(from: number, count: number): Entry[]
}

/** Takes down what rows would do; of their texts it keeps a few itself, all others are spooled. */
export function createReport(createSpool: <Entry>() => Spool<Entry>) {
  const counts = { created: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0 }
  const created: Record<string, number> = {}
  const groups = new Map<string, IssueGroup>()
  const lists = {
    issues: createSpool<ReportEntry>(),
    changes: createSpool<ReportEntry>(),
    records: createSpool<ReportEntry>()
  }
  const refused = createSpool<RefusedRow>()
  let rows = 0

  function addIssue(issue: ImportIssue, { line, status, kind, id, label }: RowOutcome): void {
    const { code, column, outcome, text } = issue
    const key = `${code} ${kind} ${String(column)}`
    const first = { code, column, outcome, kind, count: 0, line, text, texts: [] }
    const { texts, ...group } = groups.get(key) ?? first
    const isNew = text !== '' && texts.length < textsOfGroup && !texts.includes(text)
    groups.set(key, { ...group, count: group.count + 1, texts: isNew ? [...texts, text] : texts })
    lists.issues.add({ line, status, kind, id, label, issue: { code, outcome, column, text } })
  }

  function add(outcome: RowOutcome): void {
    const { line, status, kind, id, label, differences } = outcome
    rows++
    counts[status]++
    if (status === 'created') created[kind] = (created[kind] ?? 0) + 1
    for (const issue of outcome.issues) addIssue(issue, outcome)
    if (outcome.cells) {
      const code = outcome.issues[0]?.code ?? 'entryNotUnderstood'
      refused.add({ line, code, cells: outcome.cells })
    }
    const list = status === 'created' ? lists.records : lists.changes
    for (const difference of differences) {
      list.add({ line, status, kind, id, label, ...difference })
    }
  }

  return {
    add: (outcomes: readonly RowOutcome[]): void => {
      outcomes.forEach(add)
    },
    entries: (list: ReportList, from: number, count: number): ReportEntry[] =>
      lists[list].read(from, count),
    refusedRows: (from: number, count: number): RefusedRow[] => refused.read(from, count),
    result: (): ImportCheck => ({
      rows,
      counts,
      created,
      groups: [...groups.values()].sort((a, b) => b.count - a.count),
      entries: {
        issues: lists.issues.count,
        changes: lists.changes.count,
        records: lists.records.count
      }
    })
  }
}

export type Report = ReturnType<typeof createReport>
