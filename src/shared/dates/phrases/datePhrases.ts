/** Grammatical place of a date in a phrase; languages without cases write all of them alike. */
export type DateCase = 'plain' | 'of' | 'with' | 'until'

/** How one language writes what EDTF says. Each form is one that `parseDate` reads back. */
export interface DatePhrases {
  readonly month: (month: number, dateCase: DateCase) => string
  readonly day: (day: number, month: number, year: string) => string
  /** Spring is 1. */
  readonly season: (season: number, dateCase: DateCase) => string
  readonly quarter: (quarter: number, year: string, dateCase: DateCase) => string
  readonly half: (half: number, year: string, dateCase: DateCase) => string
  /** The year is the first of the decade. */
  readonly decade: (year: string, dateCase: DateCase) => string
  readonly century: (century: number, dateCase: DateCase) => string
  readonly beforeChrist: (year: number) => string
  readonly monthUnknown: (year: string) => string
  readonly monthAndDayUnknown: (year: string) => string
  readonly dayUnknown: (month: string) => string
  readonly undated: string
  readonly circa: (date: string) => string
  readonly from: (date: string) => string
  readonly until: (date: string) => string
  readonly fromTo: (from: string, to: string) => string
  readonly endUnknown: (date: string) => string
  readonly startUnknown: (date: string) => string
  readonly between: (from: string, to: string) => string
  readonly or: string
  readonly and: string
  readonly notLater: (date: string) => string
  readonly notEarlier: (date: string) => string
}
