import { parentPort } from 'node:worker_threads'
import { Failure } from '../../failure'
import { perform, type StoreAnswers, type StoreJob } from './jobs'

export type StoreReply =
  | { readonly ok: true; readonly value: StoreAnswers[StoreJob['op']] }
  | { readonly ok: false; readonly code: string; readonly message: string }

function answer(job: StoreJob): StoreReply {
  try {
    const slices = perform(job)
    for (;;) {
      const { done, value } = slices.next()
      if (done) return { ok: true, value }
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, code: error instanceof Failure ? error.code : 'storeFailed', message }
  }
}

parentPort?.on('message', (job: StoreJob) => parentPort?.postMessage(answer(job)))
