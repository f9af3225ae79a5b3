/** The checks of AtoM's own CSV validation. */
type AtomOwnCheck =
  | 'sampleValues'
  | 'fileEncoding'
  | 'columnName'
  | 'columnCount'
  | 'duplicateColumnName'
  | 'emptyRow'
  | 'culture'
  | 'language'
  | 'script'
  | 'fieldLength'
  | 'nameLength'
  | 'parent'
  | 'legacyId'
  | 'eventValues'
  | 'repository'
  | 'digitalObjectPath'
  | 'digitalObjectUri'

/** What AtoM does not check, but imports wrongly. */
type AtomFurtherCheck =
  | 'csvSyntax'
  | 'lineEnds'
  | 'rowLength'
  | 'backslash'
  | 'parentOrder'
  | 'isoDates'
  | 'dateOrder'
  | 'parallelLists'
  | 'stubActor'
  | 'valueTrim'
  | 'emptyValue'
  | 'literalNull'
  | 'vocabulary'
  | 'physicalStorage'
  | 'authorityName'
  | 'relation'

export type AtomCheck = AtomOwnCheck | AtomFurtherCheck

export interface AtomIssue {
  readonly check: AtomCheck
  readonly level: 'error' | 'warning' | 'info'
  /** Row as a spreadsheet numbers it, the header being row 1; null if the file or a column is meant. */
  readonly row: number | null
  readonly column: string | null
  readonly message: string
}
