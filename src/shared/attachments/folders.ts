import type { IngestFailure, StoredFile } from './calls'

/** A file found in a folder that was chosen. */
export interface FolderFile {
  /** With the folders in which it lies, below the one chosen, divided by "/". */
  readonly name: string
  readonly size: number
}

export interface FolderListing {
  /** Names the listing in later calls; the paths stay in the main process. */
  readonly listing: string
  readonly title: string
  readonly files: readonly FolderFile[]
  /** What is no file, or cannot be looked at. */
  readonly refused: readonly IngestFailure[]
}

/** A file, by its place in the listing, and the record that it goes to. */
export interface FolderTarget {
  readonly file: number
  readonly record: string
}

/** Files being stored for several records; survives the end of the application. */
export interface FolderWork {
  readonly title: string
  readonly done: number
  readonly total: number
}

export interface FolderResult {
  readonly isPaused: boolean
  readonly work: FolderWork
  /** In the order of the targets. */
  readonly stored: readonly { readonly record: string; readonly file: StoredFile }[]
  readonly failed: readonly IngestFailure[]
}

/** A file that is not in the catalogue's folder any more. */
export interface MissingFile {
  readonly sha256: string
  readonly size: number
}

export interface Relocation {
  /** Files looked at. */
  readonly files: number
  /** Those found by their bytes, which are in the catalogue's folder again. */
  readonly found: readonly string[]
  readonly failed: readonly IngestFailure[]
}

export const mostMissingFiles = 100_000

/** Scans of many records, from a folder. */
export interface FolderCalls {
  /** Asks for a folder and looks through it. Null when cancelled. */
  choose(job: string): Promise<FolderListing | null>
  /** When each file was captured, by its EXIF; ISO 8601 without a zone, null where nothing says it. */
  captured(job: string, listing: string): Promise<readonly (string | null)[]>
  /** Stores the files; what is stored stays so when it is paused or the application ends. */
  begin(job: string, listing: string, targets: readonly FolderTarget[]): Promise<FolderResult>
  /** What was begun and not finished, also before the application was started. */
  pending(): Promise<FolderWork | null>
  resume(job: string): Promise<FolderResult>
  /** The results were attached, or are not wanted: the work is forgotten. Files stored stay in the store. */
  finish(): Promise<void>
  /**
   * Asks for a folder and looks through it for files with these bytes, whatever they are called. Null when no folder
   * was chosen. Cancelled, what was found stays.
   */
  relocate(job: string, missing: readonly MissingFile[]): Promise<Relocation | null>
}
