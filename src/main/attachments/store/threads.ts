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
/** Two large files at once, each copied by one and checked by another; most of the time some wait for the disk. */
const mostThreads = 4
/** An unused thread keeps a heap of its own. */
const idleTime = 30_000

const threads: Thread[] = []
const waiting: ((thread: Thread) => void)[] = []

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
    pass(thread)
  }
}

async function freeThread(): Promise<Thread> {
  const idle = threads.find(({ isBusy }) => !isBusy) ?? startThread()
  if (!idle) return new Promise<Thread>(resolve => waiting.push(resolve))
  idle.isBusy = true
  return idle
}

/** In the order of asking: a check that got its thread before the copy which it waits for would hold it for ever. */
function pass(thread: Thread): void {
  thread.isBusy = false
  const next = waiting.shift()
  if (!next) return
  const free = threads.includes(thread) ? thread : startThread()
  if (!free) return void waiting.unshift(next)
  free.isBusy = true
  next(free)
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
      if (thread.isBusy) return void idling?.refresh()
      leave(thread)
      void worker.terminate()
    }, idleTime).unref()
  })
  worker.on('error', (error: Error) => {
    leave(thread)
    const { code: name, message } = failure('storeFailed', error.message)
    thread.settle({ ok: false, code: name, message })
  })
  worker.on('exit', () => {
    leave(thread)
  })
  worker.unref()
  threads.push(thread)
  return thread
}

/** What has ended takes no more work. */
function leave(thread: Thread): void {
  if (threads.includes(thread)) threads.splice(threads.indexOf(thread), 1)
}
