import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Failure } from '../../failure'
import { failure } from '../failureCodes'
import { perform, type StoreAnswers, type StoreJob } from './jobs'
import type { StoreReply } from './storeThread'

type Answer = StoreAnswers[StoreJob['op']]

interface Thread {
  readonly worker: Worker
  isBusy: boolean
  settle(reply: StoreReply): void
}

const code = join(__dirname, 'store.cjs')
/** One copies while the other checks; more would only wait for the same disk. */
const mostThreads = 2
/** An unused thread keeps a heap of its own. */
const idleTime = 30_000

const threads: Thread[] = []
const waiting: (() => void)[] = []

/** Does the work in a thread of its own, so that the main process goes on answering. */
export async function runStoreJob<Op extends StoreJob['op']>(
  job: Extract<StoreJob, { op: Op }>
): Promise<StoreAnswers[Op]> {
  // The thread answers each operation with its own kind of value.
  return (await (existsSync(code) ? inThread(job) : inSlices(job))) as StoreAnswers[Op]
}

/** Where the sources run unbuilt, as in unit tests, there is no script for a thread. */
async function inSlices(job: StoreJob): Promise<Answer> {
  const slices = perform(job)
  for (;;) {
    const { done, value } = slices.next()
    if (done) return value
    await setImmediate()
  }
}

async function inThread(job: StoreJob): Promise<Answer> {
  const thread = await freeThread()
  try {
    const reply = await new Promise<StoreReply>(settle => {
      thread.settle = settle
      thread.worker.postMessage(job)
    })
    if (reply.ok) return reply.value
    throw new Failure(reply.code, reply.message)
  } finally {
    thread.isBusy = false
    waiting.shift()?.()
  }
}

async function freeThread(): Promise<Thread> {
  for (;;) {
    const idle = threads.find(({ isBusy }) => !isBusy) ?? startThread()
    if (idle) {
      idle.isBusy = true
      return idle
    }
    await new Promise<void>(resolve => waiting.push(resolve))
  }
}

function startThread(): Thread | undefined {
  if (threads.length >= mostThreads) return undefined
  const worker = new Worker(code)
  const thread: Thread = { worker, isBusy: false, settle: () => undefined }
  let idling: NodeJS.Timeout | undefined
  worker.on('message', (reply: StoreReply) => {
    thread.settle(reply)
    clearTimeout(idling)
    idling = setTimeout(() => {
      if (thread.isBusy) idling?.refresh()
      else void worker.terminate()
    }, idleTime).unref()
  })
  worker.on('error', (error: Error) => {
    const { code: name, message } = failure('storeFailed', error.message)
    thread.settle({ ok: false, code: name, message })
  })
  worker.on('exit', () => {
    threads.splice(threads.indexOf(thread), 1)
  })
  worker.unref()
  threads.push(thread)
  return thread
}
