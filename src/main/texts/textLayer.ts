import { readFile, stat } from 'node:fs/promises'
import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium'
import type { WordBox } from '../../shared/texts/calls'
import { Failure } from '../failure'
import type { LayerTask, ReadPage } from './messages'
import { packageVersion } from './packages'

const mostBytes = 768 * 1024 * 1024
/** Above this a page is no text that anybody reads. */
const mostCharacters = 200_000
/** Places come in whole units of a page drawn this large: two decimals of a per cent. */
const unitsAcross = 10_000

/** The functions of PDFium that the library does not lift into its own classes. */
interface Engine {
  readonly HEAPU8: Uint8Array
  readonly wasmExports: { malloc(bytes: number): number; free(pointer: number): void }
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_GetCharBox(
    text: number,
    index: number,
    left: number,
    right: number,
    bottom: number,
    top: number
  ): number
  _FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    pageX: number,
    pageY: number,
    deviceX: number,
    deviceY: number
  ): number
}

let library: Promise<PDFiumLibrary> | undefined
let current: { readonly key: string; readonly document: PDFiumDocument } | undefined

/** The text that the file itself holds for a page, counted from 1. */
export async function readLayer({ path, page, password }: LayerTask): Promise<ReadPage> {
  const document = await openDocument(path, password)
  if (page > document.getPageCount()) throw new Failure('pageMissing', `There is no page ${page}`)
  const { module, pageIdx } = document.getPage(page - 1) as unknown as {
    module: Engine
    pageIdx: number
  }
  const text = module._FPDFText_LoadPage(pageIdx)
  if (!text) throw new Failure('damaged', 'The text of the page cannot be read')
  const room = module.wasmExports.malloc(4 * 8)
  try {
    const engine = `PDFium (@hyzyla/pdfium ${packageVersion('@hyzyla/pdfium')})`
    return { engine, ...collect(module, pageIdx, text, room) }
  } finally {
    module.wasmExports.free(room)
    module._FPDFText_ClosePage(text)
  }
}

interface Edges {
  left: number
  top: number
  right: number
  bottom: number
}

function collect(engine: Engine, page: number, text: number, room: number) {
  const count = Math.min(mostCharacters, engine._FPDFText_CountChars(text))
  const words: WordBox[] = []
  let all = ''
  let word = ''
  let edges: Edges | null = null
  const end = (): void => {
    if (word !== '' && edges) words.push({ text: word, ...boxOf(edges) })
    word = ''
    edges = null
  }
  for (let index = 0; index < count; index++) {
    const code = engine._FPDFText_GetUnicode(text, index)
    // PDFium marks a hyphen at the end of a line with U+0002, and what it cannot map with 0.
    const character = code === 2 ? '-' : code === 0 ? '' : String.fromCodePoint(code)
    all += character
    if (/^\s*$/.test(character)) end()
    else {
      word += character
      edges = around(edges, charEdges(engine, page, text, index, room))
    }
  }
  end()
  return { text: tidy(all), words }
}

/** Lines without the blanks that PDFium puts at their ends, and no control characters. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Where a character stands on the page as it is shown: turned and cut as the file says. */
function charEdges(
  engine: Engine,
  page: number,
  text: number,
  index: number,
  room: number
): Edges | null {
  const found = engine._FPDFText_GetCharBox(text, index, room, room + 8, room + 16, room + 24)
  if (!found) return null
  const memory = new DataView(engine.HEAPU8.buffer)
  const number = (offset: number): number => memory.getFloat64(room + offset, true)
  const [left, right, bottom, top] = [number(0), number(8), number(16), number(24)]
  const device = (x: number, y: number): readonly [number, number] => {
    engine._FPDF_PageToDevice(page, 0, 0, unitsAcross, unitsAcross, 0, x, y, room, room + 4)
    const view = new DataView(engine.HEAPU8.buffer)
    return [view.getInt32(room, true), view.getInt32(room + 4, true)]
  }
  const [x1, y1] = device(left, top)
  const [x2, y2] = device(right, bottom)
  return {
    left: Math.min(x1, x2),
    right: Math.max(x1, x2),
    top: Math.min(y1, y2),
    bottom: Math.max(y1, y2)
  }
}

function around(a: Edges | null, b: Edges | null): Edges | null {
  if (!a || !b) return a ?? b
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom)
  }
}

function boxOf({ left, top, right, bottom }: Edges): Omit<WordBox, 'text'> {
  const percent = 100 / unitsAcross
  return {
    left: left * percent,
    top: top * percent,
    width: (right - left) * percent,
    height: (bottom - top) * percent
  }
}

async function openDocument(path: string, password: string | undefined): Promise<PDFiumDocument> {
  const key = JSON.stringify([path, password])
  if (current?.key === key) return current.document
  current?.document.destroy()
  current = undefined
  const { size } = await stat(path)
  if (size > mostBytes) throw new Failure('tooLargeToRender', `PDF of ${size} bytes`)
  library ??= PDFiumLibrary.init()
  const bytes = await readFile(path)
  const document = await (await library).loadDocument(bytes, password).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    throw new Failure(/password/i.test(message) ? 'passwordNeeded' : 'damaged', message)
  })
  current = { key, document }
  return document
}
