export type Calendar = 'gregorian' | 'julian'

/** A date as it is stored in a record: what was written, what was understood. */
export interface DateValue {
  /** Verbatim as typed. */
  readonly written: string
  /** EDTF in the calendar stated; null when the text was not understood. */
  readonly edtf: string | null
  readonly calendar: Calendar
}

/**
 * Inclusive bounds as proleptic Gregorian days, year × 10,000 + month × 100 + day (19280101).
 *
 * An end is null when it is open (`1922/..`) or unknown (`1922/`). Days outside the years 1–9999 are moved to
 * the nearest day inside: such dates sort at the very beginning or end but cannot be told apart.
 *
 * `uncertain` holds for `?` and `%`, for an end stated to be unknown, and for "one of several" (`[1924..1936]`).
 * `approximate` holds for `~` and `%`, and for seasons, which have no exact days.
 */
export interface DateBounds {
  readonly from: number | null
  readonly to: number | null
  readonly uncertain: boolean
  readonly approximate: boolean
}
