import { isDeleted, textOf, valueOf } from '../../../shared/records/record'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { MainApi } from '../../../shared/ipc'
import type { QueuedScan, TextQueue } from '../../../shared/texts/calls'
import { recordById } from '../../db/repositories/records'
import type { CatalogueDatabase } from '../../db/CatalogueDatabase'
import type { Editing } from '../editing'
import { newTransactionId } from '../ids'
import { pagesOf, pagesToRead, savePages } from './readPages'
import type { PageRead } from './readPages'

/** A page that could not be read, or was not kept. */
export interface TextFailure {
  readonly scanId: string
  readonly name: string
  readonly page: number
  readonly code: string
}

export interface TextReadingState {
  readonly queue: TextQueue
  /** The scan whose text is being read. */
  readonly current: {
    readonly scanId: string
    readonly name: string
    readonly page: number
    readonly pages: number
  } | null
  /** Scans done since the queue was last empty. */
  readonly done: number
  readonly failures: readonly TextFailure[]
}

export interface TextReading {
  /** Takes up the queue as the last session left it. */
  resume(): Promise<void>
  add(scans: readonly QueuedScan[]): void
  pause(): void
  go(): void
  /** Gives up what is still to be read; what was read stays. */
  cancel(): void
  forgetFailures(): void
  close(): void
}

export interface TextReadingOptions {
  readonly texts: MainApi['texts']
  readonly database: CatalogueDatabase
  readonly editing: Editing
  onState(state: TextReadingState): void
  onError(error: unknown): void
}

/** What is read is saved after so many milliseconds or pages: little is lost when the application ends. */
const saveAfter = 3000
const pagesPerSave = 50
const mostFailures = 200

const empty: TextReadingState = {
  queue: { isPaused: false, scans: [] },
  current: null,
  done: 0,
  failures: []
}

/** Reads the text of scans one after the other, and writes it as ordinary edits. */
export function createTextReading(options: TextReadingOptions): TextReading {
  const { texts, database, editing, onState, onError } = options
  let state = empty
  let isRunning = false
  let isClosed = false
  /** Pages being read, to be cancelled when the queue is stopped. */
  const jobs = new Set<string>()

  function put(changes: Partial<TextReadingState>): void {
    state = { ...state, ...changes }
    if (!isClosed) onState(state)
  }

  function putQueue(changes: Partial<TextQueue>): void {
    put({ queue: { ...state.queue, ...changes } })
    if (!isClosed)
      texts.keepQueue(JSON.parse(JSON.stringify(state.queue)) as TextQueue).catch(onError)
  }

  function isStopped(): boolean {
    return isClosed || state.queue.isPaused
  }

  function stopJobs(): void {
    for (const job of jobs) texts.cancel(job).catch(onError)
  }

  function fail(scan: CatalogueRecord, page: number, code: string): void {
    const failure = { scanId: scan.id, name: textOf(valueOf(scan, 'originalName')), page, code }
    put({ failures: [...state.failures, failure].slice(-mostFailures) })
  }

  async function readPage(
    scan: CatalogueRecord,
    queued: QueuedScan,
    page: number
  ): Promise<PageRead | null> {
    const job = newTransactionId()
    jobs.add(job)
    try {
      const { languages, from } = queued
      const sha256 = textOf(valueOf(scan, 'sha256'))
      const reading = await texts.read(job, { sha256, page, languages: [...languages], from })
      return { page, reading }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
      if (code !== 'cancelled') fail(scan, page, code)
      return null
    } finally {
      jobs.delete(job)
    }
  }

  /** False where it was stopped before the last page. */
  async function readScan(queued: QueuedScan): Promise<boolean> {
    const scan = await recordById(database, queued.scanId)
    if (!scan || isDeleted(scan)) return true
    const name = textOf(valueOf(scan, 'originalName'))
    const pages = pagesToRead(scan, queued)
    const places = await texts.places()
    let unsaved: PageRead[] = []
    let savedAt = performance.now()
    const save = async (): Promise<void> => {
      const cut = await savePages(editing, queued, unsaved)
      for (const page of cut) fail(scan, page, 'textTooLong')
      unsaved = []
      savedAt = performance.now()
    }
    while (pages.length > 0 && !isStopped() && isFirst(queued)) {
      const group = pages.splice(0, places)
      put({ current: { scanId: scan.id, name, page: group[0] ?? 1, pages: pagesOf(scan) } })
      const read = await Promise.all(group.map(async page => readPage(scan, queued, page)))
      unsaved.push(...read.filter(page => page !== null))
      const isDue = performance.now() - savedAt > saveAfter || unsaved.length >= pagesPerSave
      if (isDue) {
        await save()
        if (queued.again) advance(queued, (group.at(-1) ?? 0) + 1)
      }
    }
    await save()
    return pages.length === 0
  }

  function isFirst({ scanId }: QueuedScan): boolean {
    return state.queue.scans[0]?.scanId === scanId
  }

  function advance(queued: QueuedScan, next: number): void {
    const [first, ...others] = state.queue.scans
    if (first && isFirst(queued)) putQueue({ scans: [{ ...first, next }, ...others] })
  }

  async function run(): Promise<void> {
    if (isRunning) return
    isRunning = true
    try {
      for (let next = state.queue.scans[0]; next && !isStopped(); next = state.queue.scans[0]) {
        const isDone = await readScan(next)
        if (isDone && isFirst(next)) {
          put({ done: state.done + 1 })
          putQueue({ scans: state.queue.scans.slice(1) })
        }
      }
    } catch (error) {
      // What could not be saved is not lost: it is read again when the queue goes on.
      putQueue({ isPaused: true })
      onError(error)
    } finally {
      isRunning = false
      put({ current: null, ...(state.queue.scans.length === 0 ? { done: 0 } : {}) })
    }
  }

  return {
    async resume() {
      put({ queue: await texts.queue() })
      void run()
    },
    add(scans) {
      const added = new Set(scans.map(({ scanId }) => scanId))
      const [running, ...waiting] = state.queue.scans
      const kept = [running, ...waiting.filter(({ scanId }) => !added.has(scanId))]
      const isSame = running !== undefined && added.has(running.scanId)
      putQueue({
        scans: [...kept.filter(scan => scan !== undefined).slice(isSame ? 1 : 0), ...scans]
      })
      void run()
    },
    pause() {
      putQueue({ isPaused: true })
      stopJobs()
    },
    go() {
      putQueue({ isPaused: false })
      void run()
    },
    cancel() {
      putQueue({ isPaused: false, scans: [] })
      stopJobs()
    },
    forgetFailures() {
      put({ failures: [] })
    },
    close() {
      isClosed = true
      stopJobs()
    }
  }
}
