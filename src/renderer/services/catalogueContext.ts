import { proxy } from 'comlink'
import type { Positions } from '../../shared/changeLog/changeset'
import type { OpenCatalogue } from '../../shared/ipc'
import { workingCopyName } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { journalPages } from '../db/journalPages'
import { advance, replayState } from '../db/repositories/changesets'
import { openWorkingCopy } from '../db/workingCopy'
import type { OpeningSteps } from '../db/workingCopy'
import { WorkingCopyError } from '../db/workingCopyError'
import { createEditing } from './editing'
import type { Editing } from './editing'
import type { MainProcess } from './main'
import { startFigures } from './figuresClient'
import type { FiguresClient } from './figuresClient'
import { startIndex } from './indexClient'
import type { IndexClient } from './indexClient'
import { indexUpdates } from './indexUpdates'
import { createSaving } from './saving'
import { createSnapshotService } from './snapshots'
import type { Saving } from './saving'
import type { SnapshotService } from './snapshots'

/** Everything that an open catalogue consists of; views get it by `useCatalogue()`. */
export interface CatalogueContext {
  readonly main: MainProcess
  readonly catalogue: OpenCatalogue
  readonly database: CatalogueDatabase
  readonly saving: Saving
  readonly editing: Editing
  readonly index: IndexClient['index']
  readonly figures: FiguresClient
  readonly snapshots: SnapshotService
  /** Reads everything anew, in the language of the interface; lists fill while it runs. */
  buildIndex(locale: string): void
  /** What of the journal the index holds; null until it holds all records. */
  indexedUpTo(): Positions | null
  /** When the index holds all records. */
  whenIndexed(): Promise<void>
  /** After the index has taken up changed records: time to ask it again. */
  onIndexed(listener: () => void): () => void
  close(): void
}

export interface OpeningOptions extends Omit<OpeningSteps, 'beforeMigration'> {
  readonly locale: string
  readonly person: () => string
  readonly onIndexError: (message: string) => void
  /** The index could not be written for the next session. */
  readonly onIndexNotKept: (message: string) => void
  /** The snapshot before a migration could not be taken. */
  readonly onMissingSnapshot: (error: unknown) => void
  /** The working copy failed; true when the error was one of it. */
  readonly onFailure: (error: unknown) => boolean
}

const bytesPerRead = 1_000_000

/** When the first rows are on their way to the screen, at the latest after two seconds. */
async function untilIdle(): Promise<void> {
  return new Promise(resolve => {
    requestIdleCallback(
      () => {
        resolve()
      },
      { timeout: 2000 }
    )
  })
}

/** Opens a catalogue's working copy, brings it up to its journal, and starts its index. */
export async function openCatalogueContext(
  main: MainProcess,
  catalogue: OpenCatalogue,
  options: OpeningOptions
): Promise<CatalogueContext> {
  const { locale, person, onIndexError, onFailure } = options
  // Begun first: its code is read while the working copy is being opened.
  const { index, stop } = startIndex(onIndexError)
  let isRebuilt = false
  const database = await openWorkingCopy(main.journal, catalogue, {
    ...options,
    onRebuilt(rebuild) {
      isRebuilt = true
      options.onRebuilt?.(rebuild)
    },
    async beforeMigration(old) {
      const snapshots = createSnapshotService({ main, catalogue, database: old })
      await snapshots.ensure('beforeMigration').catch(options.onMissingSnapshot)
    }
  }).catch((error: unknown) => {
    stop()
    throw error
  })
  // Chromium does so with a database that it found damaged, and deletes it.
  database.backendDB().addEventListener('close', () => {
    onFailure(new WorkingCopyError('Chromium closed the working copy'))
  })
  const saving = createSaving(main.journal, database, person)
  await index.open(workingCopyName(catalogue), proxy(options.onIndexNotKept))
  const listeners = new Set<() => void>()
  let indexed: Positions | null = null
  function report(error: unknown): void {
    if (onFailure(error)) return
    onIndexError(error instanceof Error ? error.message : String(error))
  }
  saving.onCommitted(
    indexUpdates(async (ids, positions) => {
      await index.update([...ids], positions)
      if (indexed) indexed = { ...indexed, ...positions }
      tell()
    }, report)
  )
  function tell(): void {
    for (const listener of listeners) listener()
  }
  /** Loads what was kept of the index, unless of a lost working copy, and takes up what changed since; or reads all. */
  async function bringUp(language: string): Promise<Positions> {
    const loaded = isRebuilt ? null : await index.load(language)
    if (!loaded) {
      const begun = (await replayState(database))?.positions ?? {}
      await index.build(language, proxy(tell))
      return begun
    }
    tell()
    let upTo = loaded
    for await (const { changesets } of journalPages(main.journal, loaded, bytesPerRead)) {
      if (changesets.length === 0) continue
      const ids = changesets.flatMap(({ ops }) => ops.map(({ r }) => r))
      await index.update([...new Set(ids)], advance(loaded, changesets))
      upTo = advance(upTo, changesets)
      tell()
    }
    return upTo
  }

  let building = Promise.resolve()
  let builds = 0
  function buildIndex(language: string): void {
    const own = ++builds
    indexed = null
    const done = bringUp(language).then(upTo => {
      // One in another language may have ended it, and holds only a part yet.
      if (own === builds) indexed = upTo
    })
    building = done.catch(report)
  }
  buildIndex(locale)
  const whenIndexed = async (): Promise<void> => {
    // One in another language ends the one before.
    for (let last: Promise<void> | null = null; last !== building;) {
      last = building
      await last
    }
  }
  const figures = startFigures({
    database: workingCopyName(catalogue),
    saving,
    lists: index,
    isKept: !isRebuilt,
    when: whenIndexed().then(untilIdle),
    onError: report
  })
  return {
    main,
    catalogue,
    database,
    saving,
    editing: createEditing(database, saving),
    index,
    figures,
    snapshots: createSnapshotService({ main, catalogue, database }),
    buildIndex,
    indexedUpTo: () => indexed,
    whenIndexed,
    onIndexed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      stop()
      figures.stop()
      database.close()
    }
  }
}
