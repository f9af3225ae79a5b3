import { createTranslator } from '../foreign/formats'
import { translated } from '../foreign/translated'
import type { TranslationChoice } from '../foreign/translation'
import type { SourceRow } from '../sourceRow'
import { csvRowSource } from './csvRows'
import type { FileChunks } from './fileChunks'
import { recordRowSource } from './recordRows'

/** How a file becomes rows. */
export interface FileReading {
  readonly header: readonly string[]
  /** The line of the file on which the header stands, from 1. */
  readonly headerLine: number
  readonly delimiter: string
  /** For a table of another system, whose rows are put into ours. */
  readonly translation: TranslationChoice | null
  /** Our own records, a line of JSON each, and no table. */
  readonly areRecords: boolean
}

/** The rows of a file from its beginning. */
export function fileRows(
  { header, headerLine, delimiter, translation, areRecords }: FileReading,
  file: FileChunks
): AsyncIterable<readonly SourceRow[]> {
  const rows = areRecords ? recordRowSource(file) : csvRowSource(file, delimiter, headerLine)
  return translation ? translated(rows, createTranslator(translation, header)) : rows
}
