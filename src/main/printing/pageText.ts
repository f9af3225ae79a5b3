import { paperSizes } from '../../shared/printing/document'
import type { PrintedDocument } from '../../shared/printing/document'
import { Failure } from '../failure'

/** Millimetres; the page numbers stand in the lower one. */
const pageMargins = { top: 16, bottom: 20, side: 20 }

/** Width and height as the paper lies, in millimetres. */
export function pageSize({ paper, orientation }: PrintedDocument): readonly [number, number] {
  const { width, height } = paperSizes[paper]
  return orientation === 'portrait' ? [width, height] : [height, width]
}

function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function pageRule(document: PrintedDocument): string {
  const { top, bottom, side } = pageMargins
  const margin = document.isFullPage
    ? '0'
    : `${String(top)}mm ${String(side)}mm ${String(bottom)}mm`
  const [width, height] = pageSize(document)
  return `@page { size: ${String(width)}mm ${String(height)}mm; margin: ${margin} }`
}

/**
 * The page that is laid out: the built template, which brings the fonts, with the document in it. The body was checked
 * before (`findForbidden`).
 */
export function pageText(template: string, document: PrintedDocument): string {
  const marks = ['<title></title>', '<div id="document"></div>'] as const
  if (!marks.every(mark => template.includes(mark)))
    throw new Failure('layoutFailed', 'The template of printed documents is damaged')
  const { body, language, runningTitle, title } = document
  const head = `<title>${escapedText(title)}</title><style>${pageRule(document)}</style>`
  const content = `<div id="document">${body}</div>`
  const running = `<div class="running-title"><p>${escapedText(runningTitle)}</p></div>`
  // Functions: a "$&" in the text is no pattern.
  return template
    .replace('<html lang="en">', () => `<html lang="${escapedText(language)}">`)
    .replace(marks[0], () => head)
    .replace(marks[1], () =>
      runningTitle === '' ? content : `<div class="pages">${running}${content}</div>`
    )
}

/** Chromium fills in the numbers; its own fonts are enough for them. */
export const footerTemplate =
  '<div style="width:100%;text-align:center;font:8px sans-serif;color:#55514a">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'
