import type { Encoding } from './encodings'

/** A file that was chosen for import; the renderer knows it by a token only. */
export interface ImportFile {
  readonly token: string
  readonly name: string
  readonly bytes: number
}

/** What a file holds, told from its first bytes. */
export type ImportFormat = 'text' | 'workbook' | 'unknown'

export interface ImportExamination {
  readonly format: ImportFormat
  /** For a text: the encodings in which it may be, the likeliest first, each with how well it reads (0 to 1). */
  readonly encodings: readonly { readonly encoding: Encoding; readonly score: number }[]
  /** False: the encoding must be confirmed by a person before anything is stored. */
  readonly isCertain: boolean
}

export interface ImportChunk {
  readonly text: string
  /** Bytes of the file read so far. */
  readonly bytes: number
  readonly isEnd: boolean
}
