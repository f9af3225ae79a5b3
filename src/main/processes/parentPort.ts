import { Failure } from '../failure'

export interface Port<Request, Reply> {
  onRequest(listener: (request: Request) => void): void
  reply(reply: Reply): void
}

/** The way to whoever started this process: Electron gives `parentPort`, a plain Node child has `send`. */
export function portToParent<Request, Reply>(): Port<Request, Reply> {
  const { parentPort } = process as { parentPort?: Electron.ParentPort }
  if (!parentPort) {
    return {
      onRequest: listener => process.on('message', listener),
      reply: reply => process.send?.(reply)
    }
  }
  return {
    onRequest: listener =>
      parentPort.on('message', ({ data }: { data: Request }) => {
        listener(data)
      }),
    // Without a transfer list, in which bytes would be lost on the way to Electron's main process.
    reply: reply => {
      parentPort.postMessage(reply)
    }
  }
}

export interface Refusal {
  readonly ok: false
  readonly code: string
  readonly message: string
}

/** What a request that failed is answered with; `code` names failures that have none of their own. */
export function refusalOf(error: unknown, code: string): Refusal {
  const message = error instanceof Error ? error.message : String(error)
  return { ok: false, code: error instanceof Failure ? error.code : code, message }
}

const lookPause = 200

/** Ends this process when it takes more memory than any file within the limits does. */
export function endAbove(bytes: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > bytes) process.exit(1)
  }, lookPause)
}
