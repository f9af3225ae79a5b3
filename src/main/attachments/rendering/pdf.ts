import { readFile, stat } from 'node:fs/promises'
import { PDFiumLibrary, type PDFiumDocument, type PDFiumPage } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { failure } from '../failureCodes'
import { encoded } from './image'
import type { Picture, RenderingAnswers, Rendition } from './messages'

/** The reader holds the whole document in a memory of at most 2 GiB. */
const mostBytes = 768 * 1024 * 1024
const mostPixels = 64_000_000

let library: Promise<PDFiumLibrary> | undefined
/** The last document stays open: pages are asked for one after another. */
let current: { path: string; document: PDFiumDocument } | undefined

/** Width and height of the first page in points (1/72 inch). */
export async function describePdf(path: string): Promise<RenderingAnswers['describe']> {
  const document = await openDocument(path)
  const pages = document.getPageCount()
  if (pages < 1) throw failure('damaged', 'No page could be found')
  const { originalWidth, originalHeight } = document.getPage(0).getOriginalSize()
  const hasSize = originalWidth > 0 && originalHeight > 0
  return {
    pages,
    width: hasSize ? Math.round(originalWidth) : null,
    height: hasSize ? Math.round(originalHeight) : null
  }
}

/** A drawing has no size of its own in pixels: the page fills the box. */
export async function renderPdfPage(
  path: string,
  page: number,
  rendition: Rendition
): Promise<Picture> {
  const document = await openDocument(path)
  if (page > document.getPageCount()) throw failure('pageMissing', `There is no page ${page}`)
  const drawn = await draw(document.getPage(page - 1), rendition)
  const raw = { width: drawn.width, height: drawn.height, channels: 4 } as const
  return { bytes: await encoded(sharp(drawn.data, { raw }), rendition), isDamaged: false }
}

async function draw(page: PDFiumPage, { width, height }: Rendition) {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  if (!(originalWidth > 0 && originalHeight > 0)) {
    throw failure('damaged', 'The page cannot be read')
  }
  const scale = Math.min(width / originalWidth, height / originalHeight)
  const size = {
    width: Math.max(1, Math.round(originalWidth * scale)),
    height: Math.max(1, Math.round(originalHeight * scale))
  }
  if (size.width * size.height > mostPixels) {
    throw failure('tooLargeToRender', `${size.width} by ${size.height} pixels`)
  }
  return page.render({ ...size, scale: 1, render: 'bitmap', colorSpace: 'BGRA' })
}

async function openDocument(path: string): Promise<PDFiumDocument> {
  if (current?.path === path) return current.document
  current?.document.destroy()
  current = undefined
  const { size } = await stat(path)
  if (size > mostBytes) throw failure('tooLargeToRender', `PDF of ${size} bytes`)
  library ??= PDFiumLibrary.init()
  const document = await load(await library, await readFile(path))
  current = { path, document }
  return document
}

async function load(reader: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  return reader.loadDocument(bytes).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    const code = /password/i.test(message) ? 'passwordNeeded' : 'damaged'
    throw failure(code, message, error)
  })
}
