/** Why a cell or a row is not taken as it stands. Texts: `import.issues.<code>`. */
export type ImportIssueCode =
  | 'idInvalid'
  /** No record is called what the row says it is about. */
  | 'recordUnknown'
  /** A quote is opened and never closed: the row may hold what belongs to others. */
  | 'quoteUnclosed'
  | 'quoteStray'
  | 'nul'
  | 'undecodable'
  /** A row that does not end; what follows cannot be told apart from it. */
  | 'rowEndless'
  /** A row with more text than a record may hold. */
  | 'rowTooLarge'
  /** A line that is no record of ours. */
  | 'unreadable'
  | 'kindDiffers'
  | 'matchAmbiguous'
  | 'dateNotUnderstood'
  | 'edtfInvalid'
  | 'numberNotUnderstood'
  | 'numberAmbiguous'
  | 'notInteger'
  | 'unknownTerm'
  | 'referenceUnknown'
  | 'referenceAmbiguous'
  /** The record would lie within itself, at once or by way of others. */
  | 'partOfItself'
  /** The cell belongs to the citation's own record, which has a file of its own. */
  | 'citedElsewhere'
  /** More cells than the header has. */
  | 'rowLong'
  /** Fewer cells: the missing ones count as empty. */
  | 'rowShort'
  /** The file has brought this record before, and not in the row above. */
  | 'rowRepeated'
  /** Of bibliographies: an entry that says nothing. */
  | 'entryEmpty'
  /** An entry that begins without its type. */
  | 'entryUntyped'
  /** An entry whose end is missing. */
  | 'entryUnended'
  /** A line outside every entry, or one that says nothing in its place. */
  | 'lineNotUnderstood'
  /** An entry that cannot be read. */
  | 'entryNotUnderstood'

export interface ImportIssue {
  readonly code: ImportIssueCode
  /**
   * `kept`: the text is stored and marked; `left`: the text is stored beside the field, under the column's name;
   * `refused`: the row is not taken.
   */
  readonly outcome: 'kept' | 'left' | 'refused'
  /** Line of the file on which the row begins; filled in by whoever reads the file. */
  readonly line?: number
  /** Column of the file, from 0. */
  readonly column: number | null
  readonly text: string
}
