import type { MainApi } from '../../shared/ipc'
import type { PreparedPrint } from '../../shared/printing/calls'
import { longestBody } from '../../shared/printing/document'
import type { PrintedDocument } from '../../shared/printing/document'
import type { Markup } from '../../shared/printing/markup'
import { newTransactionId } from './ids'

/** What is printed; what is left out has the usual value. */
export interface DocumentToPrint extends Partial<
  Omit<PrintedDocument, 'title' | 'body' | 'language'>
> {
  readonly title: string
  readonly body: Markup
  readonly language: string
}

/** Why nothing is printed; the code names the text of `failures`. */
export class PrintError extends Error {
  constructor(readonly code: 'tooMuchToPrint' | 'nothingToPrint') {
    super('')
    this.name = 'PrintError'
  }
}

/** With margins, page numbers and its title at the head of the pages, on A4. */
export function printedDocument({ title, body, ...others }: DocumentToPrint): PrintedDocument {
  return {
    title,
    body: body.html,
    paper: 'A4',
    orientation: 'portrait',
    runningTitle: others.isFullPage === true ? '' : title,
    hasPageNumbers: others.isFullPage !== true,
    isFullPage: false,
    ...others
  }
}

/** The PDF that was written. */
export interface PrintedFile extends PreparedPrint {
  readonly path: string
}

export interface PrintRun {
  readonly job: string
  readonly signal?: AbortSignal
  /** It is laid out; now the person says where to. */
  onPrepared?(): void
}

/** Lays a document out and writes the PDF where the person chooses; null when cancelled there. */
export async function printDocument(
  printing: MainApi['printing'],
  document: DocumentToPrint,
  { job, signal, onPrepared }: PrintRun = { job: newTransactionId() }
): Promise<PrintedFile | null> {
  if (document.body.html.length > longestBody) throw new PrintError('tooMuchToPrint')
  try {
    const prepared = await printing.prepare(job, printedDocument(document))
    signal?.throwIfAborted()
    onPrepared?.()
    const path = await printing.save(job)
    return path === null ? null : { ...prepared, path }
  } finally {
    await printing.discard(job)
  }
}
