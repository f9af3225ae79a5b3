import type { NameRequest } from './referenceTexts'

/** A row as the source gives it. */
export interface SourceRow {
  /** Line of the file, from 1; the number of the row where the source has no lines. */
  readonly line: number
  readonly cells: readonly string[]
  /** What is wrong with the row as it stands in the file. */
  readonly faults?: readonly RowFault[]
  /** Of files that hold several kinds of record. */
  readonly kind?: string
  /** The name by which other rows of the file call it (`ownRow`), whatever its fields say. */
  readonly key?: string
  /** What the record is called, where the row is about the one of that name. */
  readonly about?: About
  /** Texts that no field takes, kept with the record under these names. */
  readonly others?: readonly OtherText[]
  /** Such texts that the record has and the row does not go. */
  readonly areAllOthers?: boolean
}

export interface About extends NameRequest {
  /** True where the row makes no record when none has the name. */
  readonly mustExist?: true
}

export interface OtherText {
  readonly header: string
  readonly text: string
}

/** With one of these a row is not taken. */
const fatalFaults = ['quoteUnclosed', 'unreadable', 'rowEndless', 'rowTooLarge'] as const
type FatalFault = (typeof fatalFaults)[number]

export function isFatal({ code }: RowFault): boolean {
  return (fatalFaults as readonly string[]).includes(code)
}

export interface RowFault {
  readonly code: FatalFault | 'quoteStray' | 'nul' | 'undecodable'
  /** Column of the file, from 0. */
  readonly column: number
  readonly text: string
}

/** No text of a catalogue begins with it. */
const mark = '\u001e'

/** The text by which a cell names another row of the same file. */
export function ownRow(key: string): string {
  return mark + key
}

export function isOwnRow(text: string): boolean {
  return text.startsWith(mark)
}

/** As it stood in the file. */
export function withoutMark(text: string): string {
  return isOwnRow(text) ? text.slice(1) : text
}
