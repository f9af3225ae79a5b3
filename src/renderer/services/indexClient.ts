import { wrap } from 'comlink'
import type { Remote } from 'comlink'
import IndexWorker from '../worker/index.worker?worker'
import type { CatalogueIndex } from '../worker/indexTypes'

export interface IndexClient {
  readonly index: Remote<CatalogueIndex>
  stop(): void
}

/** Starts the worker that owns counts, lists and search. */
export function startIndex(onError: (message: string) => void): IndexClient {
  const worker = new IndexWorker()
  worker.addEventListener('error', event => {
    onError(event.message)
  })
  return {
    index: wrap<CatalogueIndex>(worker),
    stop() {
      worker.terminate()
    }
  }
}
