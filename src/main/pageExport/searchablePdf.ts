import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import type { WordBox } from '../../shared/texts/calls'
import { createInvisibleText } from './invisibleText'

export interface PdfPage {
  readonly jpeg: Uint8Array
  /** In points. */
  readonly width: number
  readonly height: number
  readonly words: readonly WordBox[]
}

export interface SearchablePdf {
  /** Resolves when what was added before is on its way to the disk: the memory does not grow with the pages. */
  add(page: PdfPage): Promise<void>
  end(): Promise<void>
  /** Lets go of the file, also of one that was given up. */
  close(): void
}

/** Writes a PDF page by page: the picture, and over it the text that is found and copied. */
export function writeSearchablePdf(path: string, title: string): SearchablePdf {
  const document = new PDFDocument({
    autoFirstPage: false,
    // What is written is known before: no usual font is needed, nor the file that describes it.
    font: null as unknown as string,
    info: { Title: title, Creator: 'Opis' }
  })
  const output = createWriteStream(path, { flags: 'wx' })
  const written = finished(output)
  // Met by `add` or `end`; until then it must not count as unhandled.
  written.catch(() => undefined)
  document.pipe(output)
  const text = createInvisibleText(document)

  return {
    async add({ jpeg, width, height, words }) {
      document.addPage({ size: [width, height], margin: 0 })
      document.image(Buffer.from(jpeg), 0, 0, { width, height })
      text.add(words)
      if (output.writableNeedDrain) {
        await Promise.race([once(output, 'drain'), written])
      }
      if (output.errored) throw output.errored
    },
    async end() {
      text.end()
      document.end()
      await written
    },
    close() {
      output.destroy()
    }
  }
}
