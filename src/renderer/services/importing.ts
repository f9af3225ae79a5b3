import { databaseName } from '../db/CatalogueDatabase'
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
  readonly file: ReadFile & { readonly name: string }
  readonly request: ImportRequest
  readonly signal: AbortSignal
  onProgress(bytes: number, rows: number): void
}

/** What an import would do, and every line of it: any number, kept by the worker until it is closed. */
export interface CheckedImport extends ImportCheck {
  lines(list: ReportList, from: number, count: number): Promise<readonly ReportEntry[]>
  refusedRows(from: number, count: number): Promise<readonly RefusedRow[]>
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
  const source = sourceOf(main.imports, index, file, onProgress)
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
    const check = await whileReading(context, client, order, async source =>
      client.reader.check(order.request, source)
    )
    return {
      ...check,
      lines: async (list, from, count) => client.reader.entries(list, from, count),
      refusedRows: async (from, count) => client.reader.refusedRows(from, count),
      close() {
        void client.reader.close().finally(client.stop)
      }
    }
  } catch (error) {
    client.stop()
    throw error
  }
}

/**
 * Imports the file as one transaction: all of it counts or, when it is ended before its end, none of it. Gives the
 * step by which it is taken back; null when nothing was to be changed.
 */
export async function runImport(
  context: CatalogueContext,
  order: ImportOrder,
  why: string
): Promise<string | null> {
  const client = await startImport(databaseName(context.catalogue.device))
  const { reader } = client
  try {
    return await whileReading(context, client, order, async source => {
      await reader.begin(order.request, source)
      async function* batches(): AsyncGenerator<string> {
        for (;;) {
          const batch = await reader.next()
          if (!batch) return
          yield batch.operations
        }
      }
      return context.saving.saveAll(batches(), { why, signal: order.signal })
    })
  } catch (error) {
    throw withCode(error)
  } finally {
    client.stop()
  }
}

/** An error comes from the worker with its name, not with its code. */
function withCode(error: unknown): unknown {
  const isRefusal = error instanceof Error && error.name === 'rowsRefused'
  return isRefusal ? Object.assign(error, { code: error.name }) : error
}
