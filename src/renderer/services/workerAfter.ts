import type { Endpoint } from 'comlink'

/** A worker that is not there yet: what is sent to it waits. */
export interface LaterWorker extends Endpoint {
  terminate(): void
}

/** Begins a worker once `when` has come, so that its code does not take the processor from what is needed first. */
export function workerAfter(when: Promise<void>, begin: () => Worker): LaterWorker {
  let isEnded = false
  let worker: Worker | null = null
  const begun = when.then(() => {
    if (!isEnded) worker = begin()
    return worker
  })
  /** In the order of the calls, also of those from before. */
  function then(act: (there: Worker) => void): void {
    void begun.then(there => {
      if (there) act(there)
    })
  }
  return {
    postMessage(message, transfer = []) {
      then(there => {
        there.postMessage(message, transfer)
      })
    },
    addEventListener(...listening) {
      then(there => {
        there.addEventListener(...listening)
      })
    },
    removeEventListener(...listening) {
      then(there => {
        there.removeEventListener(...listening)
      })
    },
    terminate() {
      isEnded = true
      worker?.terminate()
    }
  }
}
