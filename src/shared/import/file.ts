import type { Encoding } from './encodings'
import type { KindHeader } from './foreign/ownRows'
import type { ImportIssue } from './issue'
import type { SourceRow } from './sourceRow'
import { xmlFormats } from './xml/xmlFormats'

/** A file that was chosen for import; the renderer knows it by a token only. */
export interface ImportFile {
  readonly token: string
  readonly name: string
  readonly bytes: number
}

/** What a file holds, told from its first bytes. */
export type ImportFormat = 'text' | TableFormat | 'unknown'

/** Formats that are read as a whole into a table, beside the main process. */
export const tableFormats = ['workbook', 'ris', 'bibtex', 'csl', ...xmlFormats] as const
export type TableFormat = (typeof tableFormats)[number]

export function isTableFormat(format: ImportFormat): format is TableFormat {
  return (tableFormats as readonly string[]).includes(format)
}

/** How a table is got out of its file. */
export interface TableChoice {
  readonly encoding: Encoding
  /** Number of the sheet, from 0. */
  readonly sheet: number
}

/** A row of a table; its line is that of the file, or the number of the entry. */
export type ImportRow = SourceRow

/** The beginning of a table, with what is to be known of the whole of it. */
export interface ImportTable {
  /** Names of the sheets of a workbook. */
  readonly sheets: readonly string[]
  readonly header: readonly string[]
  /** Titles and remarks above the header, which are left out. */
  readonly above?: readonly string[]
  /** Of files that hold records of several kinds: the columns of each, in place of the header. */
  readonly kinds?: readonly KindHeader[]
  /** The first rows. */
  readonly rows: readonly ImportRow[]
  readonly count: number
  /** What could not be read as it stands, by line: the first ones, of so many. */
  readonly issues: readonly ImportIssue[]
  readonly issueCount: number
}

/** Bytes of the beginning of a file: enough for the encoding and for the first rows of any table. */
export const sampleBytes = 256 * 1024

export interface ImportExamination {
  readonly format: ImportFormat
  /** For a text: the encodings in which it may be, the likeliest first, each with how well it reads (0 to 1). */
  readonly encodings: readonly { readonly encoding: Encoding; readonly score: number }[]
  /** False: the encoding must be confirmed by a person before anything is stored. */
  readonly isCertain: boolean
}

export interface ImportChunk {
  readonly text: string
  /** In place of the text, for a table. */
  readonly rows?: readonly ImportRow[]
  /** Bytes of the file read so far. */
  readonly bytes: number
  readonly isEnd: boolean
}
