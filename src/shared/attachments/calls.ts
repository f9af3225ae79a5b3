/** What is known of a stored file from its bytes. */
export interface StoredFile {
  readonly sha256: string
  readonly originalName: string
  readonly size: number
  readonly mediaType: string
  /** Null where the format is not one that can be read. */
  readonly pages: number | null
  readonly width: number | null
  readonly height: number | null
  /** True when the same bytes were in the catalogue before. */
  readonly isKnown: boolean
}

export interface IngestFailure {
  readonly name: string
  readonly code: string
  readonly message: string
}

export interface IngestReport {
  readonly stored: readonly StoredFile[]
  readonly failed: readonly IngestFailure[]
  readonly isCancelled: boolean
}

export interface IngestProgress {
  readonly job: string
  readonly name: string
  readonly file: number
  readonly files: number
  readonly bytes: number
  readonly totalBytes: number
}

/** Scans: from the disk into the catalogue, and to other programs. */
export interface AttachmentCalls {
  /** Opens the dialog, copies what was chosen. Null when cancelled before a file was chosen. */
  choose(job: string): Promise<IngestReport | null>
  /** Copies files dropped on the window; the tokens come from the preload, which alone sees their paths. */
  ingest(job: string, tokens: readonly string[]): Promise<IngestReport>
  cancel(job: string): Promise<void>
  /** Opens a copy in the system's program, for types known to be harmless; otherwise shows it in its folder. */
  open(sha256: string, name: string): Promise<'opened' | 'shown'>
  showInFolder(sha256: string, name: string): Promise<void>
  /** The password of an encrypted PDF, kept until the application ends; false when it is not the right one. */
  unlock(sha256: string, password: string): Promise<boolean>
  /** Begins to drag a copy out of the window, while the mouse button is held. */
  drag(sha256: string, name: string): Promise<void>
  /** Those of these files that are not in the catalogue's folder; `expectedPage` files at most. */
  missing(files: readonly string[]): Promise<readonly string[]>
}
