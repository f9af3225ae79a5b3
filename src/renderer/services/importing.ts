import type { Operation } from '../../shared/changeLog/changeset'
import type { ImportCheck, ImportRequest } from '../worker/import/importTypes'
import { databaseName } from '../db/CatalogueDatabase'
import type { CatalogueContext } from './catalogueContext'
import { sourceOf, startImport } from './importClient'
import type { ImportClient, ReadFile } from './importClient'

export interface ImportOrder {
  readonly file: ReadFile & { readonly name: string }
  readonly request: ImportRequest
  readonly signal: AbortSignal
  onProgress(bytes: number, rows: number): void
}

/** Where the reading of a file breaks off because a person ended it. */
function endOnAbort(client: ImportClient, signal: AbortSignal): () => void {
  const end = (): void => void client.reader.cancel()
  signal.addEventListener('abort', end)
  return () => {
    signal.removeEventListener('abort', end)
  }
}

async function withReader<Value>(
  { catalogue, main, index }: CatalogueContext,
  { file, signal, onProgress }: ImportOrder,
  work: (client: ImportClient, source: ReturnType<typeof sourceOf>) => Promise<Value>
): Promise<Value> {
  const client = await startImport(databaseName(catalogue.device))
  const source = sourceOf(main.imports, index, file, onProgress)
  const stopListening = endOnAbort(client, signal)
  try {
    return await work(client, source)
  } finally {
    stopListening()
    client.stop()
    await source.close()
  }
}

/** Reads the whole file and says what an import would do. Nothing is written. */
export async function checkImport(
  context: CatalogueContext,
  order: ImportOrder
): Promise<ImportCheck> {
  return withReader(context, order, async ({ reader }, source) =>
    reader.check(order.request, source)
  )
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
  return withReader(context, order, async ({ reader }, source) => {
    await reader.begin(order.request, source)
    async function* batches(): AsyncGenerator<readonly Operation[]> {
      for (;;) {
        const batch = await reader.next()
        if (!batch) return
        yield batch.operations
      }
    }
    return context.saving.saveAll(batches(), { why, signal: order.signal })
  })
}
