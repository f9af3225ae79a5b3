import { wrap } from 'comlink'
import type { BulkEdit } from '../../shared/bulk/bulkEdit'
import type { CatalogueRecord } from '../../shared/records/record'
import BulkTrialWorker from '../worker/bulk.worker?worker'
import type { BulkWorker } from '../worker/bulk.worker'
import { BulkError } from './bulkError'
import { createOrEnd } from './orEnd'

/** Milliseconds for some hundreds of records; without runaway repetitions it takes a few. */
const longest = 10_000

export interface BulkTrial {
  /**
   * Ids of the records that the edit would change. Fails with the code `patternTooSlow` where its regular expression
   * does not come to an end, and with the signal's reason when it is aborted.
   */
  changed(records: readonly CatalogueRecord[], signal: AbortSignal): Promise<readonly string[]>
  stop(): void
}

export function startTrial(edit: BulkEdit): BulkTrial {
  const worker = new BulkTrialWorker()
  const { changed } = wrap<BulkWorker>(worker)
  const broken = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', event => {
      reject(new Error(event.message))
    })
  })
  const orBroken = createOrEnd([broken])
  return {
    async changed(records, signal) {
      const timeOut = AbortSignal.timeout(longest)
      const ending = AbortSignal.any([signal, timeOut])
      const ended = new Promise<never>((_resolve, reject) => {
        ending.addEventListener('abort', () => {
          reject(signal.aborted ? (signal.reason as Error) : new BulkError('patternTooSlow'))
        })
      })
      return orBroken(Promise.race([changed(records, edit), ended]))
    },
    stop() {
      worker.terminate()
    }
  }
}
