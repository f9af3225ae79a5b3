/** `unknown`: it exists, but no source tells it. `none`: it is known not to exist. Neither is the number 0. */
export type ValueState = 'value' | 'unknown' | 'none'

export interface FigureValue {
  /** The text as the source prints it, untouched. */
  readonly written: string
  /** null: empty or not understood. */
  readonly state: ValueState | null
  /**
   * A decimal number with `.` as decimal mark and without grouping, kept as text because a figure may be
   * larger than a JavaScript number can hold. A rounded statement ("8.9 million") is its face value.
   */
  readonly exact: string | null
  /** The number named by "over", "more than", "at least": whether it is itself meant tells `written`. */
  readonly lower: string | null
  /** The number named by "up to", "at most", "less than". */
  readonly upper: string | null
  readonly approximate: boolean
  /** The possible readings where the text has more than one; all numbers are null then. */
  readonly ambiguous: readonly string[]
}

/** How a source writes its numbers; decides readings that are otherwise ambiguous. */
export interface NumberConvention {
  /** `.`: 8,900 is eight thousand nine hundred; `,`: it is eight point nine. */
  readonly decimalMark?: '.' | ','
  /** The power of ten that "billion" means: 9, or 12 in German, French and older British texts. */
  readonly billion?: 9 | 12
}
