import type { FolderListing } from './folders'

/** A folder in which new scans are waited for; off until one is chosen. */
export interface WatchedFolder {
  readonly title: string
  /** For reading. */
  readonly path: string
  /** The folder cannot be read now; it is looked for again. */
  readonly isMissing: boolean
  /** Files that came since and are written to their end. */
  readonly arrived: number
}

export interface WatchingCalls {
  /** Asks for the folder; what is in it already is not new. Null when cancelled. */
  choose(): Promise<WatchedFolder | null>
  stop(): Promise<void>
  /** Null while no folder is watched. */
  status(): Promise<WatchedFolder | null>
  /** The files that came, to be stored by `scanFolders.begin`; null when there are none. */
  take(): Promise<FolderListing | null>
  /** What was taken last is not offered again. */
  seen(): Promise<void>
}
