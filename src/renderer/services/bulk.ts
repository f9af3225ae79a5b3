import type { Operation } from '../../shared/changeLog/changeset'
import type { CatalogueRecord } from '../../shared/records/record'
import { countRows, piecesOf } from '../../shared/search/rowRanges'
import type { RowRanges } from '../../shared/search/rowRanges'
import { recordsById } from '../db/repositories/records'
import type { CatalogueContext } from './catalogueContext'
import { BulkError } from './bulkError'

/** Which records are worked on: their ids come some hundreds at a time. */
export interface BulkSource {
  readonly count: number
  pages(): AsyncIterable<readonly string[]> | Iterable<readonly string[]>
}

export interface BulkProgress {
  /** `reading` the records and writing them into the journal; `applying` what was written. */
  readonly step: 'reading' | 'applying'
  readonly done: number
  readonly total: number
}

export interface BulkRun {
  readonly signal: AbortSignal
  onProgress(progress: BulkProgress): void
}

type Context = Pick<CatalogueContext, 'database' | 'saving'>

const recordsInBatch = 500

/** The rows of a view. Reading fails with the code `selectionLost` when the index no longer keeps it. */
export function rowsAsSource(
  { index }: Pick<CatalogueContext, 'index'>,
  view: number,
  ranges: RowRanges
): BulkSource {
  async function* pages(): AsyncGenerator<readonly string[]> {
    for (const { first, last } of piecesOf(ranges, recordsInBatch)) {
      const ids = await index.rows(view, first, last - first + 1)
      if (ids.length !== last - first + 1) throw new BulkError('selectionLost')
      yield ids
    }
  }
  return { count: countRows(ranges), pages }
}

export function idsAsSource(ids: readonly string[]): BulkSource {
  function* pages(): Generator<readonly string[]> {
    for (let from = 0; from < ids.length; from += recordsInBatch) {
      yield ids.slice(from, from + recordsInBatch)
    }
  }
  return { count: ids.length, pages }
}

export async function idsOf(source: BulkSource): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const page of source.pages()) ids.push(...page)
  return ids
}

/** The records as they are when they are read. */
export async function* recordsOf(
  { database }: Pick<CatalogueContext, 'database'>,
  source: BulkSource,
  { signal, onProgress }: BulkRun
): AsyncGenerator<readonly CatalogueRecord[]> {
  let done = 0
  onProgress({ step: 'reading', done, total: source.count })
  for await (const ids of source.pages()) {
    signal.throwIfAborted()
    const records = await recordsById(database, ids)
    yield records.flatMap(record => record ?? [])
    done += ids.length
    onProgress({ step: 'reading', done, total: source.count })
  }
}

/** For fewer, undo is enough, and a snapshot of a large catalogue would keep a small edit waiting. */
const manyRecords = 10_000

/** Before many records are edited, the state before it is kept as a snapshot, as before an import. */
export async function keepBefore(
  { snapshots }: Pick<CatalogueContext, 'snapshots'>,
  { count }: BulkSource,
  { signal, onProgress }: BulkRun
): Promise<void> {
  if (count < manyRecords) return
  onProgress({ step: 'reading', done: 0, total: count })
  await snapshots.ensure('beforeBulkEdit', signal)
}

/**
 * Edits all of these records as one transaction, which is one step of undo. Gives how many were changed. Cancelled
 * before its end nothing counts: then it fails with the code `cancelled`.
 */
export async function runBulk(
  context: Context,
  source: BulkSource,
  build: (record: CatalogueRecord) => readonly Operation[],
  run: BulkRun & { readonly why?: string }
): Promise<number> {
  let changed = 0
  async function* batches(): AsyncGenerator<readonly Operation[]> {
    for await (const records of recordsOf(context, source, run)) {
      const operations = records.map(build).filter(({ length }) => length > 0)
      changed += operations.length
      if (operations.length > 0) yield operations.flat()
    }
  }
  let applied = 0
  const stop = context.saving.onCommitted(({ records }) => {
    applied = Math.min(changed, applied + records.length)
    run.onProgress({ step: 'applying', done: applied, total: changed })
  })
  try {
    const { signal, why } = run
    await context.saving.saveAll(batches(), { signal, ...(why === undefined ? {} : { why }) })
    return changed
  } finally {
    stop()
  }
}
