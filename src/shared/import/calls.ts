import type { Encoding } from './encodings'
import type { ImportChunk, ImportExamination, ImportFile, ImportTable, TableChoice } from './file'

/** Files of others, read chunk by chunk. */
export interface ImportCalls {
  /** Null when the dialog was cancelled. */
  choose(): Promise<ImportFile | null>
  dropped(tokens: readonly string[]): Promise<ImportFile>
  examine(token: string): Promise<ImportExamination>
  /** The beginning of the file, as it reads in this encoding. */
  sample(token: string, encoding: Encoding): Promise<string>
  /**
   * The beginning of a workbook's sheet or of a bibliography. Codes: workbookTooLarge, workbookUnreadable,
   * bibliographyTooLarge, notUtf8, tableProcessEnded.
   */
  table(token: string, choice: TableChoice): Promise<ImportTable>
  /** As `open`, for tables: `read` gives rows. Codes as for `table`. */
  openTable(token: string, choice: TableChoice): Promise<string>
  /** Begins to read from the start; the answer names the reading. */
  open(token: string, encoding: Encoding): Promise<string>
  /** The next chunk. Codes: notUtf8, importEnded. */
  read(reading: string): Promise<ImportChunk>
  close(reading: string): Promise<void>
}
