import type { RecognitionLanguage } from './limits'

/** Where the text of a page is taken from: what the file says, else what is seen; or what is seen only. */
export type TextSource = 'layerFirst' | 'layerOnly' | 'picture'

export interface PageRequest {
  readonly sha256: string
  /** Counted from 1. */
  readonly page: number
  readonly from: TextSource
  readonly languages: readonly RecognitionLanguage[]
}

/** The text of a page, as a machine read it. */
export interface PageReading {
  /** Null where the file has no text layer and no other source was asked for. */
  readonly origin: 'textLayer' | 'recognised' | null
  /** Lines are separated by "\n"; empty for a page without text. */
  readonly text: string
  /** Name and version of what read it. */
  readonly engine: string
}

/** A word where it stands, in per cent of the page as it is shown. */
export interface WordBox {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A scan whose text is still to be read. */
export interface QueuedScan {
  readonly scanId: string
  readonly languages: readonly RecognitionLanguage[]
  readonly from: TextSource
  /** Read again what a machine read before; what a person wrote is never replaced. */
  readonly again: boolean
  /** The first page not done yet. */
  readonly next: number
}

export interface TextQueue {
  readonly isPaused: boolean
  readonly scans: readonly QueuedScan[]
}

/** The text of scans: read page by page; the queue of what is to be read outlives the application. */
export interface TextCalls {
  /** Fails with a code where the page cannot be read, and with `cancelled`. */
  read(job: string, request: PageRequest): Promise<PageReading>
  cancel(job: string): Promise<void>
  /** Where the words stand; empty when no reading of the page has been kept. */
  words(sha256: string, page: number): Promise<readonly WordBox[]>
  /** How many pages are read at the same time. */
  places(): Promise<number>
  queue(): Promise<TextQueue>
  keepQueue(queue: TextQueue): Promise<void>
}
