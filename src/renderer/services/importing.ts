import { databaseName } from '../db/CatalogueDatabase'
import { replayState } from '../db/repositories/changesets'
import type { ImportRequest } from '../worker/import/importTypes'
import type {
  ImportCheck,
  RefusedRow,
  ReportEntry,
  ReportList
} from '../../shared/import/run/report'
import type { CatalogueContext } from './catalogueContext'
import { sourceOf, startImport } from './importClient'
import type { ImportClient, ReadFile } from './importClient'

export interface ImportOrder {
  readonly file: ReadFile & { readonly name: string; readonly bytes: number }
  readonly request: ImportRequest
  readonly signal: AbortSignal
  onProgress(progress: ImportProgress): void
}

export interface ImportProgress {
  readonly rows: number
  /** Between 0 and 1. */
  readonly part: number
}

/** What an import would do, and every line of it: any number, kept by the worker until it is closed. */
export interface CheckedImport extends ImportCheck {
  lines(list: ReportList, from: number, count: number): Promise<readonly ReportEntry[]>
  refusedRows(from: number, count: number): Promise<readonly RefusedRow[]>
  /**
   * Imports the file as one transaction: all of it counts or, when it is ended before its end, none of it. Gives the
   * step by which it is taken back; null when nothing was to be changed.
   */
  run(order: ImportOrder, why: string): Promise<string | null>
  close(): void
}

/** Where the reading of a file breaks off because a person ended it. */
function endOnAbort(client: ImportClient, signal: AbortSignal): () => void {
  const end = (): void => void client.reader.cancel()
  signal.addEventListener('abort', end)
  return () => {
    signal.removeEventListener('abort', end)
  }
}

async function whileReading<Value>(
  { main, index }: CatalogueContext,
  client: ImportClient,
  { file, signal, onProgress }: ImportOrder,
  work: (source: ReturnType<typeof sourceOf>) => Promise<Value>
): Promise<Value> {
  const source = sourceOf(main.imports, index, file, (bytes, rows) => {
    onProgress({ rows, part: bytes / Math.max(1, file.bytes) })
  })
  const stopListening = endOnAbort(client, signal)
  try {
    return await work(source)
  } finally {
    stopListening()
    await source.close()
  }
}

/** Reads the whole file and says what an import would do. Nothing is written. */
export async function checkImport(
  context: CatalogueContext,
  order: ImportOrder
): Promise<CheckedImport> {
  const client = await startImport(databaseName(context.catalogue.device))
  try {
    const state = await stateOf(context)
    const check = await whileReading(context, client, order, async source =>
      client.reader.check(order.request, source)
    )
    return {
      ...check,
      lines: async (list, from, count) => client.reader.entries(list, from, count),
      refusedRows: async (from, count) => client.reader.refusedRows(from, count),
      async run(own, why) {
        const isAsChecked = state === (await stateOf(context))
        const isRefused = check.counts.refused > 0 && own.request.rows === 'all'
        const isKnown = isAsChecked && !isRefused
        return runImport(context, client, { order: own, why, rows: check.rows, isKnown })
      },
      close() {
        void client.reader.close().finally(client.stop)
      }
    }
  } catch (error) {
    client.stop()
    throw error
  }
}

/** Tells whether anything was saved since. */
async function stateOf({ database }: CatalogueContext): Promise<string> {
  const positions = (await replayState(database))?.positions ?? {}
  return JSON.stringify(Object.entries(positions).sort())
}

interface Run {
  readonly order: ImportOrder
  readonly why: string
  /** Of the file. */
  readonly rows: number
  /** Whether the check said what is to be written; else the file is read again. */
  readonly isKnown: boolean
}

async function runImport(
  context: CatalogueContext,
  client: ImportClient,
  { order, why, rows, isKnown }: Run
): Promise<string | null> {
  const { reader } = client
  const { saving } = context
  const write = async (): Promise<string | null> => {
    async function* batches(): AsyncGenerator<string> {
      for (;;) {
        const texts = await reader.next()
        if (texts === null) return
        yield* texts
      }
    }
    return saving.saveAll(batches(), { why, signal: order.signal })
  }
  const stop = saving.onCommitted(tellOf(order, rows))
  try {
    if (!isKnown) {
      return await whileReading(context, client, order, async source => {
        await reader.begin(order.request, source)
        return write()
      })
    }
    await reader.beginChecked()
    return await write()
  } catch (error) {
    throw withCode(error)
  } finally {
    stop()
  }
}

/** Of an import most of the time goes into the working copy. */
function tellOf(
  { onProgress }: ImportOrder,
  rows: number
): (committed: { readonly records: readonly unknown[] }) => void {
  let done = 0
  return ({ records }) => {
    done = Math.min(rows, done + records.length)
    onProgress({ rows: done, part: done / rows })
  }
}

/** An error comes from the worker with its name, not with its code. */
function withCode(error: unknown): unknown {
  const isRefusal = error instanceof Error && error.name === 'rowsRefused'
  return isRefusal ? Object.assign(error, { code: error.name }) : error
}
