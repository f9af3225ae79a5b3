import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { safeName } from '../../shared/attachments/safeName'
import type {
  PageExportFailure,
  PageExportRequest,
  PageExportResult
} from '../../shared/pageExport/calls'
import type { WordBox } from '../../shared/texts/calls'
import type { Job, LongJobs } from '../application/longJobs'
import { writeFailure } from '../exports/writeFailure'
import { Failure } from '../failure'
import { fsyncFolder } from '../files/durable'
import { freePath } from '../files/freePath'
import type { Unfinished } from '../files/unfinished'
import { exportedPages } from './exportedPages'
import type { PageSource } from './exportedPages'
import { iiifWriter, imageWriter, pdfWriter } from './writers'
import type { PageWriter } from './writers'

export interface PageExport {
  run(job: string, request: PageExportRequest): Promise<PageExportResult | null>
  /** Where the last thing written by this job is. */
  finishedPath(job: string): string
}

export interface PageExportOptions {
  readonly source: PageSource
  readonly longJobs: Pick<LongJobs, 'run'>
  readonly unfinished: Pick<Unfinished, 'during'>
  /** Where the words of a page stand; empty where it is not known. */
  wordsOf(sha256: string, page: number): Promise<readonly WordBox[]>
  /** Each asks where to; null when cancelled. */
  chooseFile(name: string): Promise<string | null>
  chooseFolder(): Promise<string | null>
}

/** A page of A4 at 300 pixels an inch: what is read on paper is read in the PDF. */
const pdfWidth = 2480
/** No larger pictures are drawn at all. */
const imageWidth = 16_000
const mostRemembered = 50

export function createPageExport(options: PageExportOptions): PageExport {
  const finished = new Map<string, string>()

  async function targetOf({ format, title }: PageExportRequest): Promise<string | null> {
    if (format === 'pdf') return options.chooseFile(safeName(`${title.slice(0, 100)}.pdf`))
    const folder = await options.chooseFolder()
    return folder === null ? null : freePath(folder, safeName(title.slice(0, 100)))
  }

  async function write(request: PageExportRequest, partial: string, job: Job) {
    const failed: PageExportFailure[] = []
    const width = request.format === 'pdf' ? pdfWidth : imageWidth
    const writer = await writerOf(request, partial, options)
    let pages = 0
    const { source } = options
    try {
      for await (const page of exportedPages(request, { source, width, job }, failed)) {
        await writer.add(page)
        pages += 1
      }
      if (pages === 0) throw new Failure('noPageToExport', 'No page of these scans can be shown')
      await writer.end()
    } finally {
      writer.close()
    }
    return { pages, failed }
  }

  return {
    async run(name, request) {
      const target = await targetOf(request)
      if (target === null) return null
      const partial = `${target}.${randomUUID().slice(0, 8)}.partial`
      return options.unfinished.during(partial, () =>
        options.longJobs.run(name, async job => {
          try {
            const written = await write(request, partial, job)
            await putInPlace(partial, target)
            finished.set(name, target)
            for (const old of [...finished.keys()].slice(0, -mostRemembered)) finished.delete(old)
            return { shownPath: target, ...written }
          } catch (error) {
            if (job.signal.aborted) throw error
            throw writeFailure(error, target)
          } finally {
            await rm(partial, { recursive: true, force: true })
          }
        })
      )
    },
    finishedPath(name) {
      const path = finished.get(name)
      if (path === undefined) throw new Failure('exportEnded', 'This export has ended.')
      return path
    }
  }
}

async function writerOf(
  { format, title, scans, words }: PageExportRequest,
  path: string,
  { wordsOf, source }: PageExportOptions
): Promise<PageWriter> {
  if (format === 'images') return imageWriter(path, scans)
  if (format === 'iiif' && words) return iiifWriter(path, scans, words)
  if (format === 'iiif') throw new Failure('invalidArguments', 'A manifest needs its words')
  const resolutionOf = (sha256: string) => source.resolutionOf(sha256)
  return pdfWriter(path, { title, wordsOf, resolutionOf })
}

/** Whole and on the disk before it takes the place of what was there. */
async function putInPlace(partial: string, target: string): Promise<void> {
  if ((await stat(partial)).isDirectory()) await fsyncFolder(partial)
  else {
    const file = await open(partial, 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  }
  await rename(partial, target)
  await fsyncFolder(dirname(target))
}
