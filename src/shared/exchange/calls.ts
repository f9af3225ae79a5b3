/** More files than this are not written in one export. */
export const mostFilesOfExport = 5000

export interface ExportTarget {
  readonly job: string
  /** What the person chose, for reading. */
  readonly shownPath: string
}

/** Files that leave the catalogue; the renderer never sees a path that it could write to. */
export interface ExportCalls {
  /** Save dialog for one file, folder dialog for several. Null when cancelled. */
  begin(names: readonly string[]): Promise<ExportTarget | null>
  /** Appends text to file number `file`; UTF-8 is written as given. */
  write(job: string, file: number, text: string): Promise<void>
  /** fsync and rename; what was there before is replaced only now. */
  finish(job: string): Promise<readonly string[]>
  abort(job: string): Promise<void>
  /** Shows the finished file in its folder. */
  reveal(job: string): Promise<void>
}
