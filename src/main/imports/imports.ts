import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Encoding } from '../../shared/import/encodings'
import { isTableFormat, sampleBytes } from '../../shared/import/file'
import type {
  ImportChunk,
  ImportExamination,
  ImportFile,
  ImportTable,
  TableChoice
} from '../../shared/import/file'
import { Failure } from '../failure'
import type { TableOrder, TableReader } from './messages'
import { createReadings } from './readings'
import { openTableReading, tableOf } from './tableReading'

/** Files to import: chosen in a dialog or dropped, looked into, and read chunk by chunk. */
export interface Imports {
  /** Null when the dialog was cancelled. */
  choose(): Promise<ImportFile | null>
  take(path: string): Promise<ImportFile>
  examine(token: string): Promise<ImportExamination>
  /** The beginning of the file, as it reads in this encoding. */
  sample(token: string, encoding: Encoding): Promise<string>
  /** The beginning of a table, for files of a format that is read as a whole. */
  table(token: string, choice: TableChoice): Promise<ImportTable>
  openTable(token: string, choice: TableChoice): Promise<string>
  /** Begins to read; the answer names the reading. */
  open(token: string, encoding: Encoding): Promise<string>
  read(reading: string): Promise<ImportChunk>
  close(reading: string): Promise<void>
  end(): Promise<void>
}

/** Loaded for the first file: tables of encodings and languages that no start needs. */
const fileContent = async () => import('./fileContent')

/** Who chooses UTF-8 then was asked, and saw what is lost. */
function isDamagedUtf8({ encodings, isCertain }: ImportExamination): boolean {
  return !isCertain && encodings[0]?.encoding === 'utf-8'
}

export function createImports(
  chooseFile: () => Promise<string | null>,
  startTable: () => TableReader
): Imports {
  const paths = new Map<string, string>()
  const readings = createReadings()

  function pathOf(token: string): string {
    const path = paths.get(token)
    if (path !== undefined) return path
    throw new Failure('unknownFile', 'This file is no longer known. Choose it again.')
  }

  async function take(path: string): Promise<ImportFile> {
    const { size, isFile } = await stat(path).then(
      found => ({ size: found.size, isFile: found.isFile() }),
      (cause: unknown) => {
        throw new Failure('importUnreadable', `${path} cannot be read`, { cause })
      }
    )
    if (!isFile) throw new Failure('importUnreadable', `${path} is no file`)
    const token = randomUUID()
    paths.set(token, path)
    return { token, name: basename(path), bytes: size }
  }

  async function examined(path: string): Promise<ImportExamination> {
    const { examine, readStart } = await fileContent()
    return examine(await readStart(path, sampleBytes))
  }

  async function orderOf(token: string, choice: TableChoice): Promise<TableOrder> {
    const path = pathOf(token)
    const { format } = await examined(path)
    if (isTableFormat(format)) return { path, format, ...choice }
    throw new Failure('importUnreadable', `${path} is no table`)
  }

  return {
    async choose() {
      const path = await chooseFile()
      return path === null ? null : take(path)
    },
    take,
    examine: async token => examined(pathOf(token)),
    async sample(token, encoding) {
      const path = pathOf(token)
      const { decode, readStart } = await fileContent()
      const bytes = await readStart(path, sampleBytes)
      return decode(Buffer.from(bytes), encoding)
    },
    table: async (token, choice) => tableOf(await orderOf(token, choice), startTable),
    openTable: async (token, choice) =>
      readings.add(await openTableReading(await orderOf(token, choice), startTable)),
    async open(token, encoding) {
      const path = pathOf(token)
      const { openText } = await fileContent()
      const isDamaged = encoding === 'utf-8' && isDamagedUtf8(await examined(path))
      return readings.add(await openText(path, encoding, isDamaged))
    },
    read: name => readings.next(name),
    close: readings.close,
    end: readings.closeAll
  }
}
