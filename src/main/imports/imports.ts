import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { decode } from 'iconv-lite'
import type { ImportChunk, ImportExamination, ImportFile } from '../../shared/import/file'
import { mediaTypeOfBytes } from '../attachments/mediaType'
import { Failure } from '../failure'
import { detectEncoding } from './detectEncoding'
import type { Encoding } from '../../shared/import/encodings'
import { openText, readStart } from './textReader'
import type { TextReader } from './textReader'

/** Files to import: chosen in a dialog or dropped, looked into, and read chunk by chunk. */
export interface Imports {
  /** Null when the dialog was cancelled. */
  choose(): Promise<ImportFile | null>
  take(path: string): Promise<ImportFile>
  examine(token: string): Promise<ImportExamination>
  /** The beginning of the file, as it reads in this encoding. */
  sample(token: string, encoding: Encoding): Promise<string>
  /** Begins to read; the answer names the reading. */
  open(token: string, encoding: Encoding): Promise<string>
  read(reading: string): Promise<ImportChunk>
  close(reading: string): Promise<void>
  end(): Promise<void>
}

/** Enough for the encoding and for the first rows of any table. */
const sampleBytes = 256 * 1024
const workbookTypes = new Set([
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet'
])

export function createImports(chooseFile: () => Promise<string | null>): Imports {
  const paths = new Map<string, string>()
  const readings = new Map<string, TextReader>()

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

  function readingOf(name: string): TextReader {
    const reading = readings.get(name)
    if (reading) return reading
    throw new Failure('importEnded', 'This import has ended or was cancelled')
  }

  async function close(name: string): Promise<void> {
    const reading = readings.get(name)
    readings.delete(name)
    await reading?.close()
  }

  return {
    async choose() {
      const path = await chooseFile()
      return path === null ? null : take(path)
    },
    take,
    examine: async token => examine(await readStart(pathOf(token), sampleBytes)),
    async sample(token, encoding) {
      const bytes = await readStart(pathOf(token), sampleBytes)
      return decode(Buffer.from(bytes), encoding)
    },
    async open(token, encoding) {
      const name = randomUUID()
      readings.set(name, await openText(pathOf(token), encoding))
      return name
    },
    read: name => readingOf(name).next(),
    close,
    async end() {
      await Promise.all([...readings.keys()].map(close))
    }
  }
}

async function examine(bytes: Uint8Array): Promise<ImportExamination> {
  const mediaType = await mediaTypeOfBytes(bytes)
  if (workbookTypes.has(mediaType)) return { format: 'workbook', encodings: [], isCertain: true }
  const { guesses, isCertain } = detectEncoding(bytes)
  const isText = isCertain || !bytes.includes(0)
  const isBinary = !/^text\/|xml|json/.test(mediaType) && mediaType !== 'application/octet-stream'
  if (!isText || isBinary) return { format: 'unknown', encodings: [], isCertain: true }
  return { format: 'text', encodings: guesses, isCertain }
}
