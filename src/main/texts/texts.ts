import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pageAddress } from '../../shared/attachments/addresses'
import type { PageReading, PageRequest, TextQueue, WordBox } from '../../shared/texts/calls'
import { createJobs } from '../application/jobs'
import { findStored } from '../attachments/fileStore'
import { Failure } from '../failure'
import type { ReadPage, ReadingProcess } from './messages'
import { modelOf } from './models'
import { createQueueFile } from './queueFile'
import { createReaderPool, readingPlaces } from './readerPool'
import { readingLimits } from './reader'
import { createKeptWords } from './wordFiles'

/** Width in pixels of the picture that is recognised: 300 dots per inch of a sheet of A4. */
const pictureWidth = 2400

export interface Texts {
  read(job: string, request: PageRequest): Promise<PageReading>
  cancel(job: string): void
  words(sha256: string, page: number): Promise<readonly WordBox[]>
  /** The same, read from the file's own text layer where nothing was kept: quick, and nothing is recognised. */
  placesOf(sha256: string, page: number): Promise<readonly WordBox[]>
  places(): number
  queue(): Promise<TextQueue>
  keepQueue(queue: TextQueue): Promise<void>
  close(): Promise<void>
}

export interface TextOptions {
  /** The open catalogue. */
  current(): { readonly folder: string; readonly device: string } | null
  /** The password that the person gave for an encrypted file. */
  passwordOf(sha256: string): string | undefined
  /** Answers an address of a page's picture. */
  respond(request: Request): Promise<Response>
  startReading(): ReadingProcess
  readonly temporary: string
  readonly userData: string
  /** Folder of the application's resources. */
  readonly resources: string
}

export function createTexts(options: TextOptions): Texts {
  const places = readingPlaces()
  const reader = createReaderPool(options.startReading, readingLimits, places)
  const jobs = createJobs()
  const words = createKeptWords(options)
  const queueFile = createQueueFile(join(options.userData, 'texts'))

  function catalogue() {
    const current = options.current()
    if (current === null) throw new Failure('noCatalogue', 'No catalogue is open')
    return current
  }

  async function layerOf(request: PageRequest, signal: AbortSignal): Promise<ReadPage | null> {
    const path = await findStored(catalogue().folder, request.sha256)
    if (!(await isPdf(path))) return null
    try {
      const password = options.passwordOf(request.sha256)
      const task = { op: 'layer', path, page: request.page } as const
      const read = await reader.read(password === undefined ? task : { ...task, password }, signal)
      return read.text === '' ? null : read
    } catch (error) {
      // The pages of an encrypted file that was unlocked can be seen, and so recognised.
      const isLocked = error instanceof Failure && error.code === 'passwordNeeded'
      if (isLocked && request.from === 'layerFirst') return null
      throw error
    }
  }

  async function recognised({ sha256, page, languages }: PageRequest, signal: AbortSignal) {
    if (languages.length === 0) throw new Failure('noLanguage', 'No language was chosen')
    const models = languages.map(code => modelOf(code, options.resources))
    const picture = await pictureOf(options, sha256, page)
    return reader.read({ op: 'recognise', picture, models }, signal)
  }

  async function read(request: PageRequest, signal: AbortSignal): Promise<PageReading> {
    const { from, sha256, page } = request
    const layer = from === 'picture' ? null : await layerOf(request, signal)
    if (layer === null && from === 'layerOnly') return { origin: null, text: '', engine: '' }
    const { text, engine, words: boxes } = layer ?? (await recognised(request, signal))
    // Without them hits are not marked on the page; the text itself is what matters.
    await words.put(sha256, page, boxes).catch(() => undefined)
    return { origin: layer ? 'textLayer' : 'recognised', text, engine }
  }

  return {
    read: (job, request) => jobs.run(job, signal => read(request, signal)),
    cancel: jobs.cancel,
    words: async (sha256, page) => (await words.get(sha256, page)) ?? [],
    async placesOf(sha256, page) {
      const known = await words.get(sha256, page)
      if (known) return known
      const request = { sha256, page, from: 'layerOnly', languages: [] } as const
      const layer = await layerOf(request, new AbortController().signal).catch(() => null)
      return layer?.words ?? []
    },
    places: () => places,
    queue: () => queueFile.read(catalogue().device),
    keepQueue: queue => queueFile.write(catalogue().device, queue),
    async close() {
      await jobs.close()
      reader.end()
      await words.close()
    }
  }
}

async function pictureOf(
  { respond }: Pick<TextOptions, 'respond'>,
  sha256: string,
  page: number
): Promise<Uint8Array> {
  const response = await respond(new Request(pageAddress(sha256, page, pictureWidth)))
  if (response.ok) return new Uint8Array(await response.arrayBuffer())
  const { code } = (await response.json()) as { code?: string }
  throw new Failure(code ?? 'renderingFailed', `The page cannot be shown: ${response.status}`)
}

async function isPdf(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.subarray(0, bytesRead).includes('%PDF-')
  } finally {
    await file.close()
  }
}
