/** What a written word or phrase may mean; the rules are stated in these, not in any language. */
export type Meaning =
  | 'circa'
  | 'probably'
  | 'before'
  | 'after'
  | 'notLater'
  | 'notEarlier'
  | 'between'
  | 'and'
  | 'or'
  | 'from'
  /** "von", "de": "from" only where an "until" follows, else "of". */
  | 'pairFrom'
  | 'until'
  | 'present'
  /** Early, middle or late part. */
  | 'part'
  | 'decade'
  | 'decadeOf'
  | 'years'
  | 'century'
  | 'quarter'
  | 'undated'
  | 'oldStyle'
  | 'newStyle'
  | 'beforeChrist'
  | 'monthUnknown'
  | 'dayUnknown'
  | 'monthAndDayUnknown'
  | 'startUnknown'
  | 'endUnknown'
  /** Says nothing: "in", "the", «г.». */
  | 'filler'

/**
 * The words of one language, in lower case. A space in a phrase, or after a full stop, may be written or not;
 * a full stop after the name of a month is always allowed.
 */
export interface LanguageWords {
  /** January to December, each with its cases and abbreviations. */
  readonly months: readonly (readonly string[])[]
  /** Spring to winter. */
  readonly seasons: readonly (readonly string[])[]
  readonly meanings: Readonly<Partial<Record<Meaning, readonly string[]>>>
}
