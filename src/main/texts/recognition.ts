import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { createWorker, OEM, type Page, type Worker } from 'tesseract.js'
import type { WordBox } from '../../shared/texts/calls'
import type { ReadPage, ReadingTask } from './messages'
import { packageVersion } from './packages'

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
    const previous = current
    current = { languages, worker: start(models) }
    await previous?.worker.then(worker => worker.terminate())
  }
  return current.worker
}

async function start(models: Recognise['models']): Promise<Worker> {
  const data = await Promise.all(
    models.map(async ({ code, path }) => ({ code, data: await readFile(path) }))
  )
  // The declared type knows names only; the engine takes the bytes of a model as well.
  return createWorker(data as unknown as string[], OEM.LSTM_ONLY, { cacheMethod: 'none' })
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
