import { proxy } from 'comlink'
import type { MainApi, OpenCatalogue } from '../../shared/ipc'
import { databaseName } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { openWorkingCopy } from '../db/workingCopy'
import type { ReplayProgress } from '../db/workingCopy'
import { createEditing } from './editing'
import type { Editing } from './editing'
import { startIndex } from './indexClient'
import type { IndexClient } from './indexClient'
import { createSaving } from './saving'
import type { Saving } from './saving'

/** Everything that an open catalogue consists of; views get it by `useCatalogue()`. */
export interface CatalogueContext {
  readonly main: MainApi
  readonly catalogue: OpenCatalogue
  readonly database: CatalogueDatabase
  readonly saving: Saving
  readonly editing: Editing
  readonly index: IndexClient['index']
  /** Reads everything anew, in the language of the interface; lists fill while it runs. */
  buildIndex(locale: string): void
  /** After the index has taken up changed records: time to ask it again. */
  onIndexed(listener: () => void): () => void
  close(): void
}

export interface OpeningOptions {
  readonly locale: string
  readonly person: () => string
  readonly onProgress: (progress: ReplayProgress) => void
  readonly onIndexError: (message: string) => void
}

/** Opens a catalogue's working copy, brings it up to its journal, and starts its index. */
export async function openCatalogueContext(
  main: MainApi,
  catalogue: OpenCatalogue,
  { locale, person, onProgress, onIndexError }: OpeningOptions
): Promise<CatalogueContext> {
  const database = await openWorkingCopy(main.journal, catalogue, onProgress)
  const saving = createSaving(main.journal, database, person)
  const { index, stop } = startIndex(onIndexError)
  await index.open(databaseName(catalogue.device))
  const listeners = new Set<() => void>()
  saving.onCommitted(({ records }) => {
    void index.update(records.map(({ id }) => id)).then(tell)
  })
  function tell(): void {
    for (const listener of listeners) listener()
  }
  function buildIndex(language: string): void {
    index.build(language, proxy(tell)).catch((error: unknown) => {
      onIndexError(error instanceof Error ? error.message : String(error))
    })
  }
  buildIndex(locale)
  return {
    main,
    catalogue,
    database,
    saving,
    editing: createEditing(database, saving),
    index,
    buildIndex,
    onIndexed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      stop()
      database.close()
    }
  }
}
