import type { PrintedDocument } from './document'

/** A document that was laid out on pages. */
export interface PreparedPrint {
  readonly pages: number
  /** Characters for which no font was found, each once; they stand as boxes. */
  readonly charactersWithoutFont: readonly string[]
}

/** Documents on paper. One laid out is kept under its job until it is discarded. */
export interface PrintingCalls {
  /** Lays the document out. Codes: markupRefused, layoutFailed, cancelled. */
  prepare(job: string, document: PrintedDocument): Promise<PreparedPrint>
  /** A page, counted from 1, as JPEG, as wide as asked for in pixels. */
  page(job: string, page: number, width: number): Promise<Uint8Array>
  /** Save dialog, then the PDF; null when cancelled there, else where it is, for reading. */
  save(job: string): Promise<string | null>
  /** Shows the PDF saved last in its folder. */
  reveal(job: string): Promise<void>
  /** The printing dialog of the system; false when it was cancelled there. Code: printFailed. */
  print(job: string): Promise<boolean>
  discard(job: string): Promise<void>
}
