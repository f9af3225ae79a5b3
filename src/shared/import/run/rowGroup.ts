import type { Operation } from '../../changeLog/changeset'
import type { ExportContext } from '../../exchange/context'
import { readRow } from '../incomingRow'
import type { CitedTexts, Incoming } from '../rowContext'
import type { ImportIssue, ImportIssueCode } from '../issue'
import { mergeIncoming, withIncoming } from '../merge'
import { changeOf } from '../operations'
import type { ImportPlan } from '../plan'
import { parentTexts } from '../referenceTexts'
import type { Resolved } from '../readValue'
import { isDeleted } from '../../records/record'
import { isRecordId } from '../../records/references'
import type { CatalogueRecord } from '../../records/record'
import { labelOfRow, planForKind } from './kindPlans'
import type { KindPlan } from './kindPlans'
import type { RowOutcome } from './outcome'
import type { PlacedRow } from './placing'
import type { Parents } from './parents'
import type { Referenced } from './referenced'

export interface GroupContext {
  readonly names: ExportContext
  readonly referenced: Referenced
  readonly parents: Parents
  resolve(text: string, kinds: readonly string[]): Resolved
  newKey(): string
}

/** What the rows about one record do: the first of them carries the operations. */
export function readGroup(
  given: readonly PlacedRow[],
  existing: CatalogueRecord | null,
  context: GroupContext
): RowOutcome[] {
  const own = ownPlan(given, existing)
  if (!own) return given.map(row => refused(row, 'kindDiffers'))
  const { plan, kind } = own
  const isThere = existing !== null && !isDeleted(existing)
  const isLeftOut = isThere ? plan.found === 'skip' : plan.missing === 'skip'
  if (isLeftOut) return given.map(row => leftOut(row, isThere))
  const rows = given.map(row => refusedAsOwnParent(row, context))
  const taken = rows.filter(row => row.refusal === null)
  if (taken.length === 0) return rows.map(row => leftOut(row, isThere))
  const extra: Operation[] = []
  const { incoming, issuesOf } = readAll(taken, existing, own, context, extra)
  const id = taken[0]?.id ?? ''
  const change = changeOf(kind.name, id, existing, incoming)
  const status = change.isNew ? 'created' : change.operations.length > 0 ? 'changed' : 'unchanged'
  return rows.map(row => {
    if (row.refusal !== null) return refused(row, row.refusal)
    const isFirst = row === taken[0]
    return {
      ...nothing(row),
      status: isFirst ? status : 'unchanged',
      id,
      kind: kind.name,
      operations: isFirst ? [...extra, ...change.operations] : [],
      differences: isFirst ? change.differences : [],
      issues: issuesOf.get(row) ?? []
    }
  })
}

/** A row that names a record that is there is read as one of that record's kind. */
function ownPlan(rows: readonly PlacedRow[], existing: CatalogueRecord | null): KindPlan | null {
  const [first] = rows
  if (!first) return null
  if (!existing || existing.kind === first.own.kind.name) return first.own
  return first.about ? planForKind(first.own, existing.kind) : null
}

/** Each row is read against the record as the rows before it want it. */
function readAll(
  rows: readonly PlacedRow[],
  existing: CatalogueRecord | null,
  { plan, kind }: KindPlan,
  context: GroupContext,
  extra: Operation[]
): { readonly incoming: Incoming; readonly issuesOf: ReadonlyMap<PlacedRow, ImportIssue[]> } {
  const issuesOf = new Map<PlacedRow, ImportIssue[]>()
  let incoming: Incoming = { values: new Map(), elements: new Map(), issues: [] }
  let current = existing
  rows.forEach((row, occurrence) => {
    const rowContext = {
      plan,
      kind,
      names: context.names,
      newKey: context.newKey,
      existing: current,
      occurrence,
      resolve: (text: string, kinds: readonly string[]): Resolved => {
        const found = context.resolve(text, kinds)
        if (found !== 'unknown' || !plan.createsReferences) return found
        const { id, operations } = context.referenced.make(text, kinds)
        extra.push(...operations)
        return { id }
      },
      cite: (cited: CitedTexts) => cite(cited, plan, context, extra)
    }
    const read = readRow(row.cells, rowContext, row)
    const issues = [...faultsOf(row), ...shortness(row, plan), ...read.issues]
    issuesOf.set(
      row,
      issues.map(issue => ({ ...issue, line: row.line }))
    )
    incoming = rows.length === 1 ? read : mergeIncoming(incoming, read)
    if (rows.length > 1) current = withIncoming(current, row.id, kind.name, read)
  })
  return { incoming, issuesOf }
}

/** The citation that a row of figures describes; its source must be there, or may be made. */
function cite(
  { source, locator, quote }: CitedTexts,
  plan: ImportPlan,
  { resolve, referenced }: GroupContext,
  extra: Operation[]
): Resolved {
  const found = isRecordId(source) ? { id: source } : resolve(source, ['source'])
  if (typeof found !== 'object' && (found === 'ambiguous' || !plan.createsReferences)) return found
  const made = typeof found === 'object' ? null : referenced.make(source, ['source'])
  const sourceId = made?.id ?? (found as { readonly id: string }).id
  const citation = referenced.makeCitation(sourceId, locator, quote)
  extra.push(...(made?.operations ?? []), ...citation.operations)
  return { id: citation.id }
}

/** What is wrong with the row in its file, and does not keep it from being taken. */
function faultsOf({ faults }: PlacedRow): ImportIssue[] {
  return (faults ?? []).map(({ code, column, text }) => ({ code, column, text, outcome: 'kept' }))
}

function shortness({ cells }: PlacedRow, { columns }: ImportPlan): ImportIssue[] {
  if (cells.length >= columns.length) return []
  return [{ code: 'rowShort', outcome: 'kept', column: cells.length, text: '' }]
}

function refused(row: PlacedRow, code: ImportIssueCode): RowOutcome {
  const issue = { code, outcome: 'refused', line: row.line, column: null, text: '' } as const
  return { ...nothing(row), status: 'refused', issues: [issue], cells: row.cells }
}

function leftOut(row: PlacedRow, isThere: boolean): RowOutcome {
  return row.refusal === null
    ? { ...nothing(row), status: 'skipped', id: isThere ? row.id : null }
    : refused(row, row.refusal)
}

/** The ids of what a row says its record lies within. */
export function parentsOf(
  { own, cells }: PlacedRow,
  resolve: GroupContext['resolve']
): readonly string[] {
  return parentTexts(own.plan, cells).flatMap(({ text, kinds }) => {
    if (isRecordId(text)) return [text]
    const found = resolve(text, kinds)
    return typeof found === 'object' ? [found.id] : []
  })
}

/** No record is part of itself, nor of what is part of it. */
function refusedAsOwnParent(row: PlacedRow, { resolve, parents }: GroupContext): PlacedRow {
  if (row.refusal !== null) return row
  const named = parentsOf(row, resolve)
  if (named.some(id => parents.isWithin(id, row.id))) return { ...row, refusal: 'partOfItself' }
  for (const id of named) parents.put(row.id, id)
  return row
}

function nothing({ line, own, cells, about }: PlacedRow): Omit<RowOutcome, 'status'> {
  const label = labelOfRow(own, cells) || (about?.text ?? '')
  return { line, id: null, kind: own.kind.name, label, operations: [], differences: [], issues: [] }
}
