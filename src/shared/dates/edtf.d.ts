/** The part of the package `edtf` (4.11) used here; it ships no types of its own. */
declare module 'edtf' {
  export interface ParsedEdtf {
    readonly type: 'Date' | 'Year' | 'Decade' | 'Century' | 'Season' | 'Interval' | 'List' | 'Set'
    readonly level: number
  }
  export interface ParseConstraints {
    readonly level?: number
    /** Admits seasons with a qualifier (`1924-21~`). */
    readonly seasonUncertainty?: boolean
  }
  /** Throws an `Error` when the text is not in the grammar. */
  export function parse(input: string, constraints?: ParseConstraints): ParsedEdtf

  export interface ExtendedDate {
    readonly min: number | null
    readonly max: number | null
  }
  /** Throws an `Error` when the text cannot be converted. */
  export default function edtf(input: string): ExtendedDate
}
