import { operationsByRecord } from '../../shared/changeLog/apply'
import { stepOf } from '../../shared/changeLog/changeset'
import type { Changeset } from '../../shared/changeLog/changeset'
import { formatStamp } from '../../shared/changeLog/clock'
import { fieldChanges, kindOf } from '../../shared/changeLog/history'
import type { FieldChange, HistoryKind } from '../../shared/changeLog/history'
import { dateBounds } from '../../shared/dates/bounds'
import { parseDate } from '../../shared/dates/parse'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import {
  beginningOfStep,
  changesetOfStep,
  countRecords,
  writtenValues
} from '../db/repositories/history'
import type { HistoryStep } from '../db/repositories/history'

/** What a line of the history says besides its changeset. */
export interface StepFacts {
  /** Records touched, counted up to `mostRecords`. */
  readonly records: number
  /** Whether the step took another back or brought it back, and the change meant in the end. */
  readonly takesBack: { readonly kind: 'undo' | 'redo'; readonly meant: Changeset } | null
}

export const mostRecords = 100_000
const longestChain = 100

export async function factsOf(database: CatalogueDatabase, step: HistoryStep): Promise<StepFacts> {
  const [records, takesBack] = await Promise.all([
    countRecords(database, step, mostRecords),
    takenBackBy(database, step.last)
  ])
  return { records, takesBack }
}

/** An undo of an undo brings the change back; following them leads to the change meant. */
async function takenBackBy(
  database: CatalogueDatabase,
  changeset: Changeset
): Promise<StepFacts['takesBack']> {
  let kind: 'undo' | 'redo' = 'redo'
  let meant = changeset
  for (let depth = 0; depth < longestChain && meant.undo !== undefined; depth++) {
    const next = await changesetOfStep(database, meant.undo)
    if (!next) return null
    kind = kind === 'undo' ? 'redo' : 'undo'
    meant = next
  }
  return stepOf(meant) === stepOf(changeset) ? null : { kind, meant }
}

/** What a step did to one record. */
export interface RecordChanges {
  readonly id: string
  readonly kind: string
  readonly what: HistoryKind
  readonly changes: readonly FieldChange[]
}

const mostChangesets = 20
const mostShown = 100

/** What a step did to the first of its records. */
export interface StepChanges {
  readonly records: readonly RecordChanges[]
  /** All records are among them. */
  readonly isComplete: boolean
}

export async function changesOfStep(
  database: CatalogueDatabase,
  step: HistoryStep
): Promise<StepChanges> {
  const changesets = await beginningOfStep(database, step, mostChangesets)
  const all = operationsByRecord(changesets)
  const shown = new Map([...all].slice(0, mostShown))
  const needed = changesets.map(changeset => ({
    ...changeset,
    ops: changeset.ops.map(operation =>
      shown.has(operation.r) ? operation : { ...operation, o: [] }
    )
  }))
  const written = await writtenValues(database, needed)
  const records = [...shown].map(([id, applied]) => {
    const own = applied.map(({ operation }) => operation)
    return { id, kind: own[0]?.k ?? '', what: kindOf(own), changes: fieldChanges(own, written) }
  })
  const isComplete = shown.size === all.size && changesets.length === step.changesets
  return { records, isComplete }
}

/** The stamps that belong to a day, month or year as it was typed; null when it was not understood. */
export function stampsOfDate(text: string): { readonly from: string; readonly to: string } | null {
  const { from, to } = dateBounds(parseDate(text))
  if (from === null || to === null) return null
  return { from: stampOf(localDay(from, 0)), to: stampOf(localDay(to, 1)) }
}

function localDay(day: number, later: number): number {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100]
  const time = new Date(0)
  time.setFullYear(year, month - 1, date + later)
  return time.setHours(0, 0, 0, 0)
}

function stampOf(milliseconds: number): string {
  return formatStamp({ milliseconds: Math.max(0, milliseconds), counter: 0 }, '')
}
