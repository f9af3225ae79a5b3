import type { RecognitionLanguage } from '../texts/limits'
import type { PageText } from '../texts/pageText'

/** What the viewer knows of a scan. */
export interface ViewedScan {
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly pages: number
}

/** A page of a scan, and the place on it (`region`: left, top, width, height in per cent). */
export interface ScanPlace {
  readonly scanId: string
  /** Counted from 1. */
  readonly page: number
  readonly region: string | null
}

/** The text of a page, of a scan that is named. */
export interface ViewedText extends PageText {
  readonly scanId: string
}

/** All that the viewer shows, in whichever window it is. */
export interface Viewed {
  /** Those that can be chosen: the scans of the record looked at. */
  readonly scans: readonly ViewedScan[]
  readonly place: ScanPlace | null
  /** The second scan, or second page, beside the first. */
  readonly beside: ScanPlace | null
  /** Of the pages shown. */
  readonly texts: readonly ViewedText[]
  /** Pages that have a text, by scan. */
  readonly pagesWithText: Readonly<Record<string, readonly number[]>>
  /** Words searched for, marked on the page. */
  readonly words: string
  /** In which the pages of this catalogue are read. */
  readonly languages: readonly RecognitionLanguage[]
  readonly canWrite: boolean
  /** What a region marked now would be cited for; null where nothing is being entered. */
  readonly citing: string | null
}

/** What a person does in the viewer. */
export type ViewerAct =
  | { readonly act: 'show'; readonly place: ScanPlace; readonly isBeside: boolean }
  | { readonly act: 'closeBeside' }
  | { readonly act: 'cite'; readonly place: ScanPlace }
  | {
      readonly act: 'transcribe'
      readonly scanId: string
      readonly page: number
      readonly text: string
    }
  | { readonly act: 'readTexts'; readonly scanId: string }
  | { readonly act: 'openOutside'; readonly scanId: string }
  | { readonly act: 'toWindow' }
  | { readonly act: 'close' }
  /** The second window is there and wants to be told what to show. */
  | { readonly act: 'ready' }
