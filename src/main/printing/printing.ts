import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PreparedPrint } from '../../shared/printing/calls'
import { findForbidden } from '../../shared/printing/allowedMarkup'
import type { PrintedDocument } from '../../shared/printing/document'
import type { LongJobs } from '../application/longJobs'
import type { Rendering } from '../attachments/rendering/queue'
import { writeFailure } from '../exports/writeFailure'
import { Failure } from '../failure'
import { writeFileDurably } from '../files/durable'
import type { LaidOut } from './layOut'
import { pageText } from './pageText'
import { createPreparedFiles } from './preparedFiles'
import { createServedPages } from './servedPages'

export interface Printing {
  prepare(job: string, document: PrintedDocument): Promise<PreparedPrint>
  /** JPEG. */
  page(job: string, page: number, width: number): Promise<Uint8Array>
  save(job: string): Promise<string | null>
  savedPath(job: string): string
  print(job: string): Promise<boolean>
  discard(job: string): Promise<void>
  /** The page that is being laid out; null for every other name. */
  respond(name: string): Promise<string | null>
  close(): Promise<void>
}

/** What only the running application can do. */
export interface Press {
  layOut(url: string, document: PrintedDocument, signal: AbortSignal): Promise<LaidOut>
  print(url: string, document: PrintedDocument, signal: AbortSignal): Promise<boolean>
}

export interface PrintingOptions {
  readonly temporary: string
  readonly press: Press
  readonly rendering: Rendering
  readonly longJobs: LongJobs
  /** Asks where the PDF goes; null when cancelled. */
  chooseFile(name: string): Promise<string | null>
  /** The built page into which a document is put. */
  readTemplate(): Promise<string>
  urlOf(name: string): string
}

const mediaType = 'application/pdf'
const tallestPage = 16_000

export function createPrinting(options: PrintingOptions): Printing {
  const { press, rendering, longJobs } = options
  const files = createPreparedFiles(join(options.temporary, 'printed'))
  const pages = createServedPages()

  async function lay(job: string, document: PrintedDocument, signal: AbortSignal) {
    const { pdf, charactersWithoutFont } = await pages.during(document, name =>
      press.layOut(options.urlOf(name), document, signal)
    )
    const { path } = await files.add(job, document, pdf)
    const { pages: count } = await rendering.run({ op: 'describe', path, mediaType })
    return { pages: count ?? 0, charactersWithoutFont }
  }

  return {
    async prepare(job, document) {
      const forbidden = findForbidden(document.body)
      if (forbidden !== null) throw new Failure('markupRefused', `Not printed: ${forbidden}`)
      return longJobs.run(job, async ({ signal, report }) => {
        report('layingOut', 0, 0)
        await files.discard(job)
        return lay(job, document, signal)
      })
    },
    async page(job, page, width) {
      const { path } = files.of(job)
      const rendition = { width, height: tallestPage, format: 'jpeg' } as const
      const { bytes } = await rendering.run({ op: 'page', path, mediaType, page, rendition })
      return bytes
    },
    async save(job) {
      const file = files.of(job)
      const target = await options.chooseFile(`${file.document.title.slice(0, 100)}.pdf`)
      if (target !== null) await copyInto(target, file.path)
      file.saved = target ?? file.saved
      return target
    },
    savedPath(job) {
      const { saved } = files.of(job)
      if (saved === null) throw new Failure('printEnded', 'This document was not saved.')
      return saved
    },
    async print(job) {
      const { document } = files.of(job)
      return longJobs.run(job, ({ signal }) =>
        pages.during(document, name => press.print(options.urlOf(name), document, signal))
      )
    },
    discard: files.discard,
    async respond(name) {
      const document = pages.named(name)
      return document ? pageText(await options.readTemplate(), document) : null
    },
    async close() {
      await files.close()
      rendering.close()
    }
  }
}

async function copyInto(target: string, path: string): Promise<void> {
  try {
    await writeFileDurably(target, await readFile(path))
  } catch (error) {
    throw writeFailure(error, target)
  }
}
