export type CsvIssueKind =
  | 'strayQuote'
  | 'textAfterQuote'
  | 'unclosedQuote'
  | 'rowTooLong'
  | 'ragged'
  | 'nulCharacter'
  | 'undecodable'
  | 'blankHeader'
  | 'duplicateHeader'
  | 'unknownHeader'
  | 'noRows'

export interface CsvIssue {
  readonly kind: CsvIssueKind
  /** Line in the file, from 1. */
  readonly line: number
  /** Cell of the row, from 1; null if the whole row is meant. */
  readonly column: number | null
  readonly message: string
}
