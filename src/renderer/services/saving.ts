import type {
  Changeset,
  ChangesetDraft,
  Operation,
  Positions
} from '../../shared/changeLog/changeset'
import type { JournalAccess } from '../../shared/changeLog/journalAccess'
import type { CatalogueRecord } from '../../shared/records/record'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { notAnswering } from '../db/CatalogueDatabase'
import { journalPages } from '../db/journalPages'
import { applyChangesets, replayState } from '../db/repositories/changesets'
import { withinTimeLimit, WorkingCopyError } from '../db/workingCopyError'
import { newTransactionId } from './ids'

export interface SaveOptions {
  readonly why?: string
  /** The step that this one takes back (`Changeset.undo`). */
  readonly undo?: string
}

export interface BulkOptions extends SaveOptions {
  /** Ends the transaction before its end: nothing of it counts, and it fails with the code `cancelled`. */
  readonly signal?: AbortSignal
}

export interface Committed {
  readonly changesets: readonly Changeset[]
  readonly records: readonly CatalogueRecord[]
}

class CancelledError extends Error {
  readonly code = 'cancelled'
}

export type Batches = AsyncIterable<readonly Operation[]> | Iterable<readonly Operation[]>

export interface Saving {
  /** Writes operations as one changeset. Resolves when they are on the disk and in the working copy. */
  save(operations: readonly Operation[], options?: SaveOptions): Promise<Committed>
  /** Writes batches as one transaction: all of it counts, or, when interrupted, none of it. */
  saveAll(batches: Batches, options?: BulkOptions): Promise<string | null>
  /** After the working copy has the changes. */
  onCommitted(listener: (committed: Committed) => void): () => void
}

const draftsPerWrite = 16
/** What one Dexie transaction takes at once: on a slow machine several megabytes exceed its time limit. */
const bytesPerRead = 1_000_000
const operationsPerPage = 8000
/** Operations of a `saveAll` that are kept in memory until its end. */
const operationsKept = 25_000

/**
 * The one function that writes: journal first (fdatasync in the main process), then one Dexie transaction. Nothing
 * else in the application puts into a record table.
 */
export function createSaving(
  journal: JournalAccess,
  database: CatalogueDatabase,
  person: () => string
): Saving {
  const listeners = new Set<(committed: Committed) => void>()
  let applying: Promise<unknown> = Promise.resolve()
  /** Another save in between would interrupt a long transaction, so saves wait for its end. */
  let transaction: Promise<unknown> = Promise.resolve()

  function draft(ops: readonly Operation[], { why, undo }: SaveOptions): ChangesetDraft {
    return {
      ops,
      by: person(),
      ...(why === undefined ? {} : { why }),
      ...(undo === undefined ? {} : { undo })
    }
  }

  async function applyInOrder(changesets: readonly Changeset[]): Promise<Committed> {
    const work = applying.then(async () =>
      withinTimeLimit(applyChangesets(database, changesets), notAnswering)
    )
    applying = work.catch(() => undefined)
    try {
      const committed = { changesets, records: await work }
      for (const listener of listeners) listener(committed)
      return committed
    } catch (cause) {
      throw new WorkingCopyError('Saved in the journal, not in the working copy', { cause })
    }
  }

  /** A long transaction is applied from the journal page by page, so that memory does not grow with it. */
  async function applyFromJournal(before: Positions): Promise<void> {
    for await (const { changesets } of journalPages(journal, before, bytesPerRead)) {
      if (changesets.length > 0) await applyInOrder(changesets)
    }
  }

  return {
    async save(operations, options = {}) {
      await transaction
      return applyInOrder(await journal.append([draft(operations, options)]))
    },

    async saveAll(batches, options = {}) {
      const work = transaction.then(async () => writeAll(batches, options))
      transaction = work.catch(() => undefined)
      return work
    },

    onCommitted(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }

  async function writeAll(batches: Batches, options: BulkOptions): Promise<string | null> {
    const tx = newTransactionId()
    const before = (await replayState(database))?.positions ?? {}
    const pending: ChangesetDraft[] = []
    const written = keptUpTo(operationsKept)
    for await (const operations of batches) {
      throwIfCancelled(options)
      if (operations.length === 0) continue
      pending.push({ ...draft(operations, options), tx })
      if (pending.length > draftsPerWrite) {
        written.add(await journal.append(pending.splice(0, draftsPerWrite)))
      }
    }
    const last = pending.pop()
    if (!last) return null
    throwIfCancelled(options)
    written.add(await journal.append([...pending, { ...last, end: true }]))
    const kept = written.all()
    if (kept) for (const page of pagesOf(kept)) await applyInOrder(page)
    else await applyFromJournal(before)
    return tx
  }
}

function throwIfCancelled({ signal }: BulkOptions): void {
  if (signal?.aborted) throw new CancelledError('The transaction was cancelled before its end')
}

/** Keeps changesets, all or, once they hold more operations than `limit`, none. */
function keptUpTo(limit: number) {
  let changesets: Changeset[] = []
  let operations = 0
  return {
    add(more: readonly Changeset[]): void {
      operations += more.reduce((sum, { ops }) => sum + ops.length, 0)
      changesets = operations > limit ? [] : [...changesets, ...more]
    },
    all: (): readonly Changeset[] | null => (operations > limit ? null : changesets)
  }
}

/** Each of about `operationsPerPage` operations; a changeset stays whole. */
function pagesOf(changesets: readonly Changeset[]): Changeset[][] {
  const pages: Changeset[][] = []
  let operations = Infinity
  for (const changeset of changesets) {
    operations += changeset.ops.length
    if (operations > operationsPerPage) {
      pages.push([])
      operations = changeset.ops.length
    }
    pages.at(-1)?.push(changeset)
  }
  return pages
}
