import { wrap } from 'comlink'
import type { Remote } from 'comlink'
import type { FiguresIndex } from '../worker/figures/figuresTypes'
import FiguresWorker from '../worker/figures.worker?worker'
import type { Saving } from './saving'

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
  /** When the lists are there; the figures are read after them. */
  readonly when: Promise<void>
  readonly onError: (error: unknown) => void
}

export function startFigures({ database, saving, when, onError }: FiguresOptions): FiguresClient {
  const worker = new FiguresWorker()
  worker.addEventListener('error', event => {
    onError(event.message)
  })
  const index = wrap<FiguresIndex>(worker)
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const opened = index.open(database)
  opened
    .then(async () => when)
    .then(async () => index.build())
    .then(tell)
    .catch(onError)
  const forget = saving.onCommitted(({ records }) => {
    opened
      .then(async () => index.update(records.map(({ id }) => id)))
      .then(isOfInterest => {
        if (isOfInterest) tell()
      })
      .catch(onError)
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
