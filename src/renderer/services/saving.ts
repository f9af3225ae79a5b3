import type { Changeset, Operation } from '../../shared/changeLog/changeset'
import { logged } from '../../shared/changeLog/journalAccess'
import type {
  DraftText,
  JournalAccess,
  LoggedChangesets
} from '../../shared/changeLog/journalAccess'
import type { CatalogueRecord } from '../../shared/records/record'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { notAnswering } from '../db/CatalogueDatabase'
import { journalPages } from '../db/journalPages'
import { overlapping } from '../db/overlapping'
import { narrowWithin } from '../db/presence'
import type { Narrow } from '../db/presence'
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

/** Operations that are written as one changeset; a worker makes the JSON of them beside the window. */
export type Batch = readonly Operation[] | string
export type Batches = AsyncIterable<Batch> | Iterable<Batch>

export interface Saving {
  /** Writes operations as one changeset. Resolves when they are on the disk and in the working copy. */
  save(operations: readonly Operation[], options?: SaveOptions): Promise<Committed>
  /** Writes batches as one transaction: all of it counts, or, when interrupted, none of it. */
  saveAll(batches: Batches, options?: BulkOptions): Promise<string | null>
  /** After the working copy has the changes. */
  onCommitted(listener: (committed: Committed) => void): () => void
}

const draftsPerWrite = 16
/** What one write hands over at most, in characters, unless one batch is longer. */
const charactersPerWrite = 500_000
/** What one Dexie transaction takes at once: on a slow machine several megabytes exceed its time limit. */
const bytesPerRead = 1_000_000
/** What of a `saveAll` is kept in memory until its end, in characters. */
const charactersKept = 16_000_000

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

  function draft(batch: Batch, { why, undo }: SaveOptions): DraftText {
    return {
      ops: typeof batch === 'string' ? batch : JSON.stringify(batch),
      by: person(),
      ...(why === undefined ? {} : { why }),
      ...(undo === undefined ? {} : { undo })
    }
  }

  async function applyInOrder(page: LoggedChangesets, narrow?: Narrow): Promise<Committed> {
    // Begun at once, since the database itself keeps the order; its time begins when the one before has ended.
    const begun = applyChangesets(database, page, narrow)
    begun.catch(() => undefined)
    const work = applying.then(async () => withinTimeLimit(begun, notAnswering))
    applying = work.catch(() => undefined)
    try {
      const committed = { changesets: page.changesets, records: await work }
      for (const listener of listeners) listener(committed)
      return committed
    } catch (cause) {
      throw new WorkingCopyError('Saved in the journal, not in the working copy', { cause })
    }
  }

  async function applyPages(
    pages: AsyncIterable<LoggedChangesets> | Iterable<LoggedChangesets>
  ): Promise<void> {
    const narrow = narrowWithin(database)
    await overlapping(pages, async page => {
      if (page.changesets.length > 0) await applyInOrder(page, narrow)
    })
  }

  return {
    async save(operations, options = {}) {
      await transaction
      return applyInOrder(logged(await journal.append([draft(operations, options)])))
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
    const written = keptUpTo(charactersKept)
    let last: DraftText | null = null
    async function* drafts(): AsyncGenerator<DraftText> {
      for await (const batch of batches) {
        throwIfCancelled(options)
        if (batch.length === 0) continue
        if (last) yield last
        last = { ...draft(batch, options), tx }
      }
    }
    await overlapping(inWrites(drafts()), async group => {
      written.add(await journal.append(group))
    })
    if (!last) return null
    throwIfCancelled(options)
    // Only when all others are on the disk: whatever comes to an end counts.
    written.add(await journal.append([{ ...(last as DraftText), end: true }]))
    const kept = written.all()
    // A long transaction is read from the journal page by page, so that memory does not grow with it.
    await applyPages(kept ? pagesOf(kept) : journalPages(journal, before, bytesPerRead))
    return tx
  }
}

function throwIfCancelled({ signal }: BulkOptions): void {
  if (signal?.aborted) throw new CancelledError('The transaction was cancelled before its end')
}

/** Groups of drafts that are written with one call. */
async function* inWrites(drafts: AsyncIterable<DraftText>): AsyncGenerator<readonly DraftText[]> {
  let group: DraftText[] = []
  let characters = 0
  for await (const draft of drafts) {
    const isFull =
      group.length === draftsPerWrite || characters + draft.ops.length > charactersPerWrite
    if (isFull && group.length > 0) {
      yield group
      group = []
      characters = 0
    }
    group.push(draft)
    characters += draft.ops.length
  }
  if (group.length > 0) yield group
}

/** Keeps texts, all or, once they are longer than `limit` together, none. */
function keptUpTo(limit: number) {
  let texts: string[] = []
  let characters = 0
  return {
    add(more: readonly string[]): void {
      characters += more.reduce((sum, { length }) => sum + length, 0)
      if (characters > limit) texts = []
      else texts.push(...more)
    },
    all: (): readonly string[] | null => (characters > limit ? null : texts)
  }
}

/** Each of about `bytesPerRead` characters; a changeset stays whole. They are looked into one page at a time. */
function* pagesOf(texts: readonly string[]): Generator<LoggedChangesets> {
  let page: string[] = []
  let characters = 0
  for (const text of texts) {
    if (page.length > 0 && characters + text.length > bytesPerRead) {
      yield logged(page)
      page = []
      characters = 0
    }
    page.push(text)
    characters += text.length
  }
  if (page.length > 0) yield logged(page)
}
