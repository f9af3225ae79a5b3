import { readFile, stat } from 'node:fs/promises'
import { PDFiumLibrary, type PDFiumDocument, type PDFiumPage } from '@hyzyla/pdfium'
import sharp, { type Sharp } from 'sharp'
import type { FilePages, PageSize } from '../../../shared/attachments/pages'
import { failure } from '../failureCodes'
import { encoded } from './image'
import type { Picture, RenderedFile, RenderingAnswers, Rendition } from './messages'
import { metaText, pageSizes } from './pdfInner'

/** The reader holds the whole document in a memory of at most 2 GiB. */
const mostBytes = 768 * 1024 * 1024
const mostPixels = 64_000_000
/** Sizes beyond these pages are not asked for: reading them all takes seconds. */
const mostSizes = 2000
const pixelsPerPoint = 300 / 72
const longestSide = 16_000

let library: Promise<PDFiumLibrary> | undefined
/** The last document stays open: pages are asked for one after another. */
let current: { key: string; document: PDFiumDocument } | undefined

export function isPdf({ mediaType }: RenderedFile): boolean {
  return mediaType === 'application/pdf'
}

/** Width and height of the first page in points (1/72 inch). */
export async function describePdf(file: RenderedFile): Promise<RenderingAnswers['describe']> {
  const document = await openDocument(file)
  const pages = pageCount(document)
  const [first] = pageSizes(document, 1)
  return {
    pages,
    width: first ? Math.round(first.width) : null,
    height: first ? Math.round(first.height) : null
  }
}

/** Sizes at 300 pixels an inch, less where that would be too many. */
export async function pdfPages(file: RenderedFile): Promise<Omit<FilePages, 'mediaType'>> {
  const document = await openDocument(file)
  const count = pageCount(document)
  const sizes = pageSizes(document, Math.min(count, mostSizes)).map(inPixels)
  return { count, sizes, problem: null }
}

/** What the document says of itself, as it was written. */
export async function pdfTexts(file: RenderedFile) {
  const document = await openDocument(file)
  return {
    title: metaText(document, 'Title'),
    description: metaText(document, 'Subject'),
    creator: metaText(document, 'Author'),
    software: metaText(document, 'Creator'),
    producer: metaText(document, 'Producer'),
    created: metaText(document, 'CreationDate')
  }
}

export async function pdfPageSize(file: RenderedFile, page: number): Promise<PageSize> {
  const { originalWidth, originalHeight } = (await pageOf(file, page)).getOriginalSize()
  const size = inPixels({ width: originalWidth, height: originalHeight })
  if (!size) throw failure('damaged', 'The page cannot be read')
  return size
}

function inPixels(points: PageSize | null): PageSize | null {
  if (!points || !(points.width > 0 && points.height > 0)) return null
  const scale = Math.min(
    pixelsPerPoint,
    longestSide / Math.max(points.width, points.height),
    Math.sqrt(mostPixels / (points.width * points.height))
  )
  const length = (value: number): number => Math.max(1, Math.floor(value * scale))
  return { width: length(points.width), height: length(points.height) }
}

/** A drawing has no size of its own in pixels: the page fills the box. */
export async function renderPdfPage(
  file: RenderedFile,
  page: number,
  rendition: Rendition
): Promise<Picture> {
  const { originalWidth, originalHeight } = (await pageOf(file, page)).getOriginalSize()
  if (!(originalWidth > 0 && originalHeight > 0)) {
    throw failure('damaged', 'The page cannot be read')
  }
  const scale = Math.min(rendition.width / originalWidth, rendition.height / originalHeight)
  const drawn = await drawPdfPage(file, page, {
    width: Math.max(1, Math.round(originalWidth * scale)),
    height: Math.max(1, Math.round(originalHeight * scale))
  })
  return { bytes: await encoded(drawn, rendition), isDamaged: false }
}

export async function drawPdfPage(
  file: RenderedFile,
  page: number,
  size: PageSize
): Promise<Sharp> {
  if (size.width * size.height > mostPixels) {
    throw failure('tooLargeToRender', `${size.width} by ${size.height} pixels`)
  }
  const opened = await pageOf(file, page)
  const drawn = await opened.render({ ...size, scale: 1, render: 'bitmap', colorSpace: 'BGRA' })
  const raw = { width: drawn.width, height: drawn.height, channels: 4 } as const
  return sharp(drawn.data, { raw })
}

function pageCount(document: PDFiumDocument): number {
  const pages = document.getPageCount()
  if (pages < 1) throw failure('damaged', 'No page could be found')
  return pages
}

async function pageOf(file: RenderedFile, page: number): Promise<PDFiumPage> {
  const document = await openDocument(file)
  if (page > document.getPageCount()) throw failure('pageMissing', `There is no page ${page}`)
  return document.getPage(page - 1)
}

async function openDocument({ path, password }: RenderedFile): Promise<PDFiumDocument> {
  const key = `${path}\n${password ?? ''}`
  if (current?.key === key) return current.document
  current?.document.destroy()
  current = undefined
  const { size } = await stat(path)
  if (size > mostBytes) throw failure('tooLargeToRender', `PDF of ${size} bytes`)
  library ??= PDFiumLibrary.init()
  const document = await load(await library, await readFile(path), password)
  current = { key, document }
  return document
}

async function load(reader: PDFiumLibrary, bytes: Uint8Array, password: string | undefined) {
  return reader.loadDocument(bytes, password).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    const code = /password/i.test(message) ? 'passwordNeeded' : 'damaged'
    throw failure(code, message, error)
  })
}
