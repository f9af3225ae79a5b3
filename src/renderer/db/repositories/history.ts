import { changesetId, operationId, stepOf } from '../../../shared/changeLog/changeset'
import type { Changeset, Json, OperationId } from '../../../shared/changeLog/changeset'
import type { CatalogueDatabase } from '../CatalogueDatabase'
import { changesetOfRow } from '../changeRow'
import type { StoredChange } from '../changeRow'
import { changesetsByKey } from './changePages'

/** One line of the catalogue's history: a save, or all saves of one import or bulk edit. */
export interface HistoryStep {
  readonly id: string
  /** The newest of its changesets. */
  readonly last: Changeset
  /** `t` of its first changeset: the catalogue before this stamp is the one before the step. */
  readonly firstStamp: string
  readonly changesets: number
}

/** Where the next page begins. */
export interface HistoryPlace {
  /** Stamps from here on have been passed. */
  readonly before: string
  /** Transactions that a page has shown, while older changesets of theirs may follow. */
  readonly passed: ReadonlySet<string>
}

export interface HistoryPage {
  readonly steps: readonly HistoryStep[]
  /** Null when nothing older follows. */
  readonly next: HistoryPlace | null
  /** When the oldest changeset looked at was written. */
  readonly reached: string | null
}

export interface HistoryQuery {
  /** Stamps at least this, and less than `before` of the place. */
  readonly from: string
  readonly matches: (changeset: Changeset) => boolean
  /** Only steps that touched a record of this kind. */
  readonly kind?: string
  /** So many changesets are looked at. */
  readonly most: number
}

export const newestPlace: HistoryPlace = { before: '\uffff', passed: new Set() }

/** Changesets of a transaction are large, and only its newest is wanted; others are small and many. */
const fewChangesets = 10
const manyChangesets = 100

/**
 * Some of the steps before a place, newest first. Only keys are read of a transaction's further changesets, which may
 * be thousands and large; a page may be empty where nothing on it matches.
 */
export async function historyPage(
  database: CatalogueDatabase,
  place: HistoryPlace,
  query: HistoryQuery
): Promise<HistoryPage> {
  const range = database.changes
    .where('t')
    .between(query.from, place.before, true, false)
    .reverse()
    .limit(query.most)
  const [stamps, keys] = await database.transaction('r', database.changes, async () =>
    Promise.all([range.clone().keys(), range.clone().primaryKeys()])
  )
  const passed = new Set(place.passed)
  const spans: Span[] = await Promise.all([...passed].map(async tx => spanOf(database, tx)))
  const steps: HistoryStep[] = []
  let reached: string | null = null
  let size = fewChangesets
  for (let at = 0; at < keys.length;) {
    const wanted = keys.slice(at, at + size).filter(key => !isWithin(spans, key))
    at += size
    const rows = await database.changes.bulkGet(wanted)
    size = rows.some(row => row?.tx !== undefined) ? fewChangesets : manyChangesets
    for (const row of rows) {
      if (!row || (row.tx !== undefined && passed.has(row.tx))) continue
      if (row.tx === undefined && !hasKind(row, query)) continue
      const change = changesetOfRow(row)
      reached = change.at
      const span = row.tx === undefined ? null : await spanOf(database, row.tx)
      if (row.tx !== undefined && span) {
        passed.add(row.tx)
        spans.push(span)
      }
      const isWanted = query.matches(change) && (await isOfKind(database, row, query))
      if (isWanted) steps.push(stepFrom(change, span))
    }
  }
  const oldest = stamps.at(-1)
  const isEnd = stamps.length < query.most || typeof oldest !== 'string'
  const stillOpen = new Set(
    spans.filter(span => !isEnd && span.firstStamp < oldest).map(({ tx }) => tx)
  )
  return { steps, reached, next: isEnd ? null : { before: oldest, passed: stillOpen } }
}

function hasKind({ kinds }: StoredChange, { kind }: HistoryQuery): boolean {
  return kind === undefined || kinds.includes(kind)
}

async function isOfKind(
  database: CatalogueDatabase,
  row: StoredChange,
  query: HistoryQuery
): Promise<boolean> {
  if (hasKind(row, query) || row.tx === undefined) return hasKind(row, query)
  const found = await database.changes
    .where('tx')
    .equals(row.tx)
    .filter(other => hasKind(other, query))
    .limit(1)
    .primaryKeys()
  return found.length > 0
}

/** The changesets of a transaction: a device numbers them without a gap. */
interface Span {
  readonly tx: string
  readonly device: string
  readonly first: number
  readonly last: number
  readonly firstStamp: string
}

async function spanOf(database: CatalogueDatabase, tx: string): Promise<Span> {
  const keys = await database.changes.where('tx').equals(tx).primaryKeys()
  const [device, first] = keys[0] ?? ['', 0]
  const beginning = await database.changes.get([device, first])
  const last = keys.at(-1)?.[1] ?? first
  return { tx, device, first, last, firstStamp: beginning?.t ?? '' }
}

function isWithin(spans: readonly Span[], [device, n]: readonly [string, number]): boolean {
  return spans.some(span => span.device === device && n >= span.first && n <= span.last)
}

function stepFrom(last: Changeset, span: Span | null): HistoryStep {
  return {
    id: stepOf(last),
    last,
    firstStamp: span ? span.firstStamp : last.t,
    changesets: span ? span.last - span.first + 1 : 1
  }
}

/** How many records a transaction touched, counted up to `most`. */
export async function countRecords(
  database: CatalogueDatabase,
  { last }: HistoryStep,
  most: number
): Promise<number> {
  if (last.tx === undefined) return new Set(last.ops.map(({ r }) => r)).size
  const records = new Set<string>()
  await database.changes
    .where('tx')
    .equals(last.tx)
    .until(() => records.size >= most)
    .each(change => {
      for (const id of change.records) records.add(id)
    })
  return Math.min(most, records.size)
}

/** The changeset of a step that an undo names; the newest of a transaction. */
export async function changesetOfStep(
  database: CatalogueDatabase,
  step: string
): Promise<Changeset | undefined> {
  const [device, number] = step.split(':')
  const row = await (device !== undefined && number !== undefined
    ? database.changes.get([device, Number(number)])
    : database.changes.where('tx').equals(step).last())
  return row && changesetOfRow(row)
}

/** The first changesets of a step, at most so many. */
export async function beginningOfStep(
  database: CatalogueDatabase,
  { last }: HistoryStep,
  most: number
): Promise<readonly Changeset[]> {
  if (last.tx === undefined) return [last]
  const rows = await database.changes.where('tx').equals(last.tx).limit(most).toArray()
  return rows.map(changesetOfRow)
}

/** The values that operations put, those of the changesets given and those that they replaced. */
export async function writtenValues(
  database: CatalogueDatabase,
  changesets: readonly Changeset[]
): Promise<ReadonlyMap<OperationId, Json>> {
  const present = new Set(changesets.map(changesetId))
  const named = changesets.flatMap(({ ops }) => ops.flatMap(({ o }) => [...o]))
  const missing = new Set(
    named.map(id => id.slice(0, id.lastIndexOf(':'))).filter(id => !present.has(id))
  )
  const keys = [...missing].flatMap((id): [string, number][] => {
    const [device, number] = id.split(':')
    return device && number ? [[device, Number(number)]] : []
  })
  const replaced = await changesetsByKey(database, keys)
  const values = new Map<OperationId, Json>()
  for (const changeset of [...changesets, ...replaced]) {
    changeset.ops.forEach((operation, index) => {
      values.set(operationId(changeset, index), operation.p)
    })
  }
  return values
}
