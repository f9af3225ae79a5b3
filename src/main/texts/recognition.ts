import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip as unpack } from 'node:zlib'
import sharp from 'sharp'
import { createWorker, OEM, type Page, type Worker } from 'tesseract.js'
import type { WordBox } from '../../shared/texts/calls'
import { Failure } from '../failure'
import type { ReadPage, ReadingTask } from './messages'
import { packageVersion } from './packages'

const gunzip = promisify(unpack)

type Recognise = Extract<ReadingTask, { op: 'recognise' }>

/** The models stay loaded while pages in the same languages come. */
let current: { languages: string; worker: Promise<Worker> } | undefined

/** Recognises the text of a picture, offline: the models are files of the application. */
export async function recognise({ picture, models }: Recognise): Promise<ReadPage> {
  const bytes = Buffer.from(picture)
  const { width, height } = await sharp(bytes).metadata()
  const worker = await workerFor(models)
  const { data } = await worker.recognize(bytes, {}, { text: true, blocks: true })
  return {
    text: data.text.replace(/[ \t]+$/gm, '').trim(),
    engine: `Tesseract ${data.version} (tesseract.js ${packageVersion('tesseract.js')}), ${models.map(({ code }) => code).join('+')}`,
    words: wordsOf(data, width, height)
  }
}

async function workerFor(models: Recognise['models']): Promise<Worker> {
  const languages = models.map(({ code }) => code).join('+')
  if (current?.languages !== languages) {
    await endRecognition()
    const worker = start(models)
    current = { languages, worker }
    // One that did not start is started anew for the next page.
    worker.catch(() => (current = undefined))
  }
  return current.worker
}

/** Lets go of the engine; the next page starts it anew. */
export async function endRecognition(): Promise<void> {
  const ended = current
  current = undefined
  await ended?.worker.then(worker => worker.terminate())
}

/**
 * The engine takes its models from one folder, and ours lie in several. (Models given to tesseract.js 7.0.0 as
 * bytes are loaded, but then their bytes are taken for their names.)
 */
async function start(models: Recognise['models']): Promise<Worker> {
  const folder = await mkdtemp(join(tmpdir(), 'opis-models-'))
  try {
    for (const { code, path } of models) {
      await writeFile(join(folder, `${code}.traineddata`), await unpacked(path))
    }
    return await started(
      models.map(({ code }) => code),
      folder
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Its checksum is compared: of a damaged model the engine answers twice, and the library throws where nobody can catch it. */
async function unpacked(path: string): Promise<Buffer> {
  try {
    return await gunzip(await readFile(path))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Failure('readingFailed', `The model ${path} cannot be read: ${message}`)
  }
}

/** Without a handler of errors the library throws where nobody can catch it, and never answers. */
async function started(languages: string[], langPath: string): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const errorHandler = (error: unknown): void => {
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    const options = { langPath, gzip: false, cacheMethod: 'none', errorHandler }
    createWorker(languages, OEM.LSTM_ONLY, options).then(resolve, errorHandler)
  })
}

function wordsOf({ blocks }: Page, width: number, height: number): WordBox[] {
  const lines = (blocks ?? []).flatMap(block => block.paragraphs.flatMap(({ lines }) => lines))
  return lines.flatMap(line =>
    line.words.map(({ text, bbox }) => ({
      text,
      left: percent(bbox.x0, width),
      top: percent(bbox.y0, height),
      width: percent(bbox.x1 - bbox.x0, width),
      height: percent(bbox.y1 - bbox.y0, height)
    }))
  )
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100
}
