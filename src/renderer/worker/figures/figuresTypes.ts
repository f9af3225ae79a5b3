import type { DateValue } from '../../../shared/dates/types'
import type { Change, DifferenceRange } from '../../../shared/figures/changes'
import type { CheckOptions, Finding } from '../../../shared/figures/checks'
import type { CitationFacts } from '../../../shared/figures/facts'
import type { Figure } from '../../../shared/figures/figure'
import type { Range } from '../../../shared/figures/range'
import type { FigureValue } from '../../../shared/figures/value'

/** How many of each there are, for the left pane. */
export interface FiguresOverview {
  readonly figures: number
  readonly openConflicts: number
  readonly settledConflicts: number
  readonly claims: number
  readonly findings: number
  readonly dismissed: number
}

/** A record as these views name it. */
export interface RecordName {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly code: string
}

/** The figures of one subject, measure and date: where everything begins. */
export interface GroupKey {
  readonly subject: string
  readonly measure: string
  /** `dateKey` of the as-of date. */
  readonly date: string
}

/** Part of a list. */
export interface Page<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

export interface Span {
  readonly from: number
  readonly count: number
}

export interface ConflictRow extends GroupKey {
  readonly subjectName: RecordName
  readonly asOf: DateValue | null
  readonly values: readonly FigureValue[]
  readonly isSettled: boolean
}

/** A citation with the source it cites. */
export interface CitedSource extends CitationFacts {
  readonly sourceName: RecordName | null
}

export interface FigureDetail {
  readonly figure: Figure
  readonly accordingTo: RecordName | null
  readonly citations: readonly CitedSource[]
}

export interface GroupDetail extends GroupKey {
  readonly subjectName: RecordName | null
  readonly asOf: DateValue | null
  readonly isConflict: boolean
  readonly isSettled: boolean
  readonly figures: readonly FigureDetail[]
}

/** A claim beside what the catalogue itself has: a count of records, or the sum of the parts. */
export interface ClaimRow extends GroupKey {
  readonly subjectName: RecordName
  readonly asOf: DateValue | null
  readonly claimed: readonly FigureValue[]
  readonly unit: string
  readonly kind: 'count' | 'total'
  /** Certain to possible, or the sum of the parts. */
  readonly own: Range
  readonly approximate: boolean
  /** Parts with a figure, of how many; null for counts. */
  readonly coverage: Coverage | null
  /** From the number that stands, else from each claimed: exact ones, where the catalogue's own has a limit. */
  readonly differences: readonly DifferenceRange[]
}

export interface Coverage {
  readonly counted: number
  /** Catalogued parts that existed then, or may have. */
  readonly catalogued: number
  /** How many parts the sources claim for that date. */
  readonly claimed: readonly FigureValue[]
}

/** A record behind a number. */
export interface CountedRecord extends RecordName {
  readonly dates: DateValue | null
  /** The language for which it counts. */
  readonly language: string
}

export interface PartRow extends Range {
  readonly body: RecordName
  readonly nearest: DateValue | null
  readonly isConflict: boolean
  readonly isPreferred: boolean
  readonly approximate: boolean
  readonly figures: readonly string[]
}

export interface ClaimDetail {
  readonly row: ClaimRow
  readonly figures: readonly FigureDetail[]
  readonly certain: readonly CountedRecord[]
  readonly possible: readonly CountedRecord[]
  /** Claimed and not catalogued: least and most; null where the claim states no exact number. */
  readonly missing: { readonly least: string; readonly most: string } | null
  readonly parts: readonly PartRow[]
  readonly without: readonly RecordName[]
}

export interface FindingRow extends Finding {
  readonly subject: RecordName | null
  readonly measure: string
  readonly value: FigureValue | null
  readonly unit: string
  readonly asOf: DateValue | null
  /** The record that `found` names, where it names one. */
  readonly foundName: string
  /** Why it was set aside; null while it is open. */
  readonly dismissed: string | null
}

export interface FindingsQuery extends Span {
  readonly isDismissed: boolean
  /** One check only; empty for all. */
  readonly check: string
  readonly options: CheckOptions
}

export interface FindingsPage extends Page<FindingRow> {
  readonly byCheck: Readonly<Record<string, number>>
}

/** One figure as a point in time. */
export interface SeriesPoint extends Range {
  readonly figure: string
  readonly asOf: DateValue
  /** Gregorian days as year × 10,000 + month × 100 + day. */
  readonly from: number
  readonly to: number
  readonly exact: string | null
  readonly written: string
  readonly approximate: boolean
  readonly rank: Figure['rank']
  readonly isConflict: boolean
  readonly isStanding: boolean
  readonly accordingTo: string
  readonly citations: readonly CitedSource[]
}

/** The sum of the parts, or the count of records, at a date. */
export interface DerivedPoint extends Range {
  readonly asOf: DateValue
  readonly from: number
  readonly approximate: boolean
  readonly counted: number
  readonly without: number
}

export interface Series {
  readonly subject: RecordName
  readonly measure: string
  readonly unit: string
  /** Those of its figures, and of figures of its sections, that are neither drawn nor added up. */
  readonly otherUnits: readonly string[]
  readonly points: readonly SeriesPoint[]
  readonly derived: readonly DerivedPoint[]
  readonly derivedKind: 'count' | 'total' | null
}

export interface SeriesQuestion {
  readonly subject: string
  readonly measure: string
  /** Figures in several units are not one series; empty for those that have none. */
  readonly unit: string
  readonly months: number
}

/** About the sections of a body, of which there may be thousands: those first by name. */
export interface PartsQuestion extends SeriesQuestion {
  readonly limit: number
}

export interface Multiples {
  readonly series: readonly Series[]
  /** How many sections have any. */
  readonly total: number
  /** The largest number of any of them. */
  readonly most: number
  /** From the first day to the last, as year × 10,000 + month × 100 + day; null where there is none. */
  readonly span: readonly [number, number] | null
}

export interface TableCell extends Range {
  readonly exact: string | null
  readonly approximate: boolean
  readonly isConflict: boolean
  readonly nearest: DateValue | null
  readonly figures: readonly string[]
}

/** The sum of the sections at a date, and of how many it is. */
export interface TableTotal extends Range {
  readonly approximate: boolean
  readonly counted: number
  readonly without: number
}

export interface FiguresTable {
  readonly dates: readonly { readonly key: string; readonly asOf: DateValue }[]
  readonly rows: readonly {
    readonly body: RecordName
    readonly cells: readonly (TableCell | null)[]
  }[]
  /** How many sections have figures. */
  readonly total: number
  readonly totals: readonly (TableTotal | null)[]
  readonly claimed: readonly (TableCell | null)[]
}

export interface MapCountry {
  /** Code of the country as recorded: ISO 3166, or of a former state; empty for sections without one. */
  readonly country: string
  readonly certain: readonly RecordName[]
  readonly possible: readonly RecordName[]
  /** The sum over its sections of the measure asked for; null where none has a figure. */
  readonly value: (Range & { readonly approximate: boolean }) | null
}

export interface MapQuestion extends SeriesQuestion {
  readonly asOf: DateValue | null
}

export interface MeasureChoice {
  readonly measure: string
  /** How many figures are in it, and in which units, that of most of them first. */
  readonly count: number
  readonly units: readonly string[]
}

/** A subject that has figures, or whose sections have, for choosing. */
export interface SubjectChoice extends RecordName {
  readonly measures: readonly MeasureChoice[]
  readonly partMeasures: readonly MeasureChoice[]
  readonly dates: readonly { readonly key: string; readonly asOf: DateValue }[]
}

export interface ChangesQuestion {
  readonly subject: string
  readonly from: string
  readonly to: string
}

export type { Change }
