import type { ManifestWords } from './manifest'

/** `images`: a JPEG for each page. `pdf`: one searchable PDF. `iiif`: images with a manifest that shows them. */
export const pageExportFormats = ['images', 'pdf', 'iiif'] as const
export type PageExportFormat = (typeof pageExportFormats)[number]

/** The text of a page, as the catalogue holds it. */
export interface ExportedText {
  /** Counted from 1. */
  readonly page: number
  readonly text: string
  /** ISO 639-3; empty where it is not known. */
  readonly language: string
}

/** A scan, all pages of which leave the catalogue. */
export interface ExportedScan {
  readonly sha256: string
  readonly name: string
  readonly texts: readonly ExportedText[]
}

export interface PageExportRequest {
  readonly format: PageExportFormat
  /** Names the file or the folder that is made. */
  readonly title: string
  readonly scans: readonly ExportedScan[]
  /** For `iiif`. */
  readonly words?: ManifestWords
}

export interface PageExportFailure {
  readonly name: string
  /** 0 for all of them. */
  readonly page: number
  readonly code: string
}

export interface PageExportResult {
  /** For reading. */
  readonly shownPath: string
  readonly pages: number
  readonly failed: readonly PageExportFailure[]
}

/** Pages of scans as files that other programs read. */
export interface PageExportCalls {
  /** Asks where to, then writes; null when cancelled there. Codes: noPageToExport, cancelled, those of writing. */
  run(job: string, request: PageExportRequest): Promise<PageExportResult | null>
  /** Shows what was written in its folder. */
  reveal(job: string): Promise<void>
}

export const mostExportedScans = 5000
