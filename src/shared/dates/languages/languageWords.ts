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
  | 'orEarlier'
  | 'orLater'
  /** "Onwards", "ff.": from then on. */
  | 'onwards'
  /** "1924 to 1926 inclusive". */
  | 'inclusive'
  /** "Mainly": where most of it lies. */
  | 'bulk'
  | 'either'
  | 'both'
  | 'present'
  /** Early, middle or late part. */
  | 'part'
  | 'decade'
  | 'decadeOf'
  | 'years'
  | 'century'
  | 'quarter'
  | 'half'
  | 'first'
  | 'second'
  | 'third'
  | 'fourth'
  | 'last'
  | 'undated'
  | 'oldStyle'
  | 'newStyle'
  | 'beforeChrist'
  | 'afterChrist'
  /** "i.e.": what follows is right. */
  | 'thatIs'
  /** "Published", "dated": the date of something that is named before it. */
  | 'stated'
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
  /** Monday to Sunday. */
  readonly weekdays: readonly (readonly string[])[]
  /** Spring to winter. */
  readonly seasons: readonly (readonly string[])[]
  readonly meanings: Readonly<Partial<Record<Meaning, readonly string[]>>>
}
