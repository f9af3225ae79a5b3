import { wrap } from 'comlink'
import type { Remote } from 'comlink'
import { kindsAlwaysRead } from '../../shared/figures/facts'
import type { CatalogueRecord } from '../../shared/records/record'
import type { FiguresIndex } from '../worker/figures/figuresIndex'
import FiguresWorker from '../worker/figures.worker?worker'
import type { CatalogueContext } from './catalogueContext'
import { idsOfList } from './listIds'
import type { Saving } from './saving'
import { workerAfter } from './workerAfter'

/** What the figures say, kept up to date by a worker that nothing else waits for. */
export interface FiguresClient {
  readonly index: Remote<FiguresIndex>
  /** After figures, or what bears on them, have changed: time to ask again. */
  onChanged(listener: () => void): () => void
  stop(): void
}

export interface FiguresOptions {
  /** Name of the working copy. */
  readonly database: string
  readonly saving: Saving
  readonly lists: CatalogueContext['index']
  /** What an earlier session kept counts; not of a working copy that was made anew. */
  readonly isKept: boolean
  /** When the lists are there: the worker begins after them. */
  readonly when: Promise<void>
  readonly onError: (error: unknown) => void
}

/** The records to begin with; of a catalogue without figures nothing is read at all. */
async function idsToRead(lists: CatalogueContext['index']): Promise<readonly string[]> {
  const ids: string[] = []
  const filters = { kind: [...kindsAlwaysRead] }
  const query = { kind: null, text: '', isTrash: false, filters, sort: null }
  for await (const some of idsOfList(lists, query)) ids.push(...some)
  return ids
}

export function startFigures(options: FiguresOptions): FiguresClient {
  const { database, saving, lists, isKept, when, onError } = options
  const worker = workerAfter(when, () => {
    const begun = new FiguresWorker()
    begun.addEventListener('error', event => {
      onError(event.message)
    })
    return begun
  })
  const index = wrap<FiguresIndex>(worker)
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  let hasFigures = false
  /** What was saved before there were figures: the lists may not know of it yet. */
  const saved = new Set<string>()
  /** A catalogue without figures is read when it gets its first one. */
  async function build(): Promise<void> {
    const isLoaded = hasFigures && isKept && (await index.load())
    if (!isLoaded) await index.build(hasFigures ? [...(await idsToRead(lists)), ...saved] : [])
    tell()
  }
  const built = index
    .open(database)
    .then(async () => lists.counts())
    .then(async ({ byKind }) => {
      hasFigures ||= (byKind['figure'] ?? 0) > 0
      await build()
    })
  const isBuilt = built.then(
    () => true,
    (error: unknown) => {
      onError(error)
      return false
    }
  )

  async function takeUp(records: readonly CatalogueRecord[]): Promise<void> {
    // Why not was said then.
    if (!(await isBuilt)) return
    if (hasFigures) {
      if (await index.update(records.map(({ id }) => id))) tell()
      return
    }
    for (const { id, kind } of records) if (kindsAlwaysRead.has(kind)) saved.add(id)
    if (!records.some(({ kind }) => kind === 'figure')) return
    hasFigures = true
    await build()
    saved.clear()
  }
  const forget = saving.onCommitted(({ records }) => {
    takeUp(records).catch(onError)
  })
  return {
    index,
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      forget()
      worker.terminate()
    }
  }
}
