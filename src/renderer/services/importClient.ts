import { proxy, wrap } from 'comlink'
import type { Remote } from 'comlink'
import type { Encoding } from '../../shared/import/encodings'
import type { MainApi } from '../../shared/ipc'
import ImportWorker from '../worker/import.worker?worker'
import type { ImportReader, ImportSource } from '../worker/import/importTypes'
import type { CatalogueContext } from './catalogueContext'

export interface ImportClient {
  readonly reader: Remote<ImportReader>
  stop(): void
}

/** Starts the worker that reads files to import. */
export async function startImport(databaseName: string): Promise<ImportClient> {
  const worker = new ImportWorker()
  const reader = wrap<ImportReader>(worker)
  await reader.open(databaseName)
  return {
    reader,
    stop() {
      worker.terminate()
    }
  }
}

/** What the worker reads: the file, by way of the main process, and the names of records, by way of the index. */
export function sourceOf(
  main: MainApi['imports'],
  index: CatalogueContext['index'],
  file: { readonly token: string; readonly encoding: Encoding },
  onProgress: (bytes: number, rows: number) => void
): ImportSource & { close(): Promise<void> } {
  let reading: string | null = null
  const close = async (): Promise<void> => {
    if (reading !== null) await main.close(reading)
    reading = null
  }
  return proxy({
    async restart() {
      await close()
      reading = await main.open(file.token, file.encoding)
    },
    async next() {
      return main.read(reading ?? '')
    },
    resolve: async requests => index.resolveNames(requests),
    onProgress,
    close
  } satisfies ImportSource & { close(): Promise<void> })
}
