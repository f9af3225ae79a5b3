import { readFile } from 'node:fs/promises'
import { PDFiumLibrary } from '@hyzyla/pdfium'

/**
 * Where words end is not said in a PDF, and readers guess it differently: texts are compared without. A Chinese letter
 * may come back as the radical that is drawn alike, hence the compatible form.
 */
export function withoutSpaces(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/** The letters of each page, without spaces, as a program reads them from the PDF. */
export async function pdfPages(path: string): Promise<readonly string[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(await readFile(path))
  try {
    return [...document.pages()].map(page => withoutSpaces(page.getText()))
  } finally {
    document.destroy()
    library.destroy()
  }
}
