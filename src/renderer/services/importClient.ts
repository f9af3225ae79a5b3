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

/** A file as it is read: a text in its encoding, or a table. */
export interface ReadFile {
  readonly token: string
  readonly encoding: Encoding
  /** Number of the sheet, from 0; null for a text. */
  readonly sheet: number | null
}

/** What the worker reads: the file, by way of the main process, and the names of records, by way of the index. */
export function sourceOf(
  main: MainApi['imports'],
  index: CatalogueContext['index'],
  file: ReadFile,
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
      const { token, encoding, sheet } = file
      reading =
        sheet === null
          ? await main.open(token, encoding)
          : await main.openTable(token, { encoding, sheet })
    },
    async next() {
      return main.read(reading ?? '')
    },
    resolve: async requests => index.resolveNames(requests),
    onProgress,
    close
  } satisfies ImportSource & { close(): Promise<void> })
}
