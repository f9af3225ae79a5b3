/** A file that waits in the trash of the catalogue's folder. */
export interface TrashedFile {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** ISO 8601, UTC: when it came there. */
  readonly moved: string
  /** ISO 8601, UTC: the first start after this moment deletes it, if nothing names it until then. */
  readonly due: string
}

/** Moved or restored in one call. */
export const mostTrashedFiles = 100_000

/** A file of the store that no scan stands for. */
export interface UntrackedFile {
  readonly sha256: string
  readonly size: number
  /** ISO 8601, UTC. */
  readonly changed: string
}

/**
 * Files that no record uses. Whatever is saved and names one takes it out of the trash again: attaching the same bytes,
 * or an undo that brings back a scan or what it was attached to.
 */
export interface FileTrashCalls {
  list(): Promise<readonly TrashedFile[]>
  /** Moves files into the trash; gives those moved. Codes: noCatalogue, readOnly, storeNotWritable, cancelled. */
  put(job: string, files: readonly string[]): Promise<readonly string[]>
  /** The way back, with the same codes. */
  restore(job: string, files: readonly string[]): Promise<readonly string[]>
  /** Looks through the whole store. Codes: noCatalogue, cancelled. */
  untracked(job: string): Promise<readonly UntrackedFile[]>
}
