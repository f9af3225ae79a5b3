/** How a condition compares; dates and numbers by value, everything else by its folded text. */
export const operators = [
  'contains',
  'equals',
  'beginsWith',
  'isEmpty',
  'isNotEmpty',
  'overlaps',
  'isUncertain',
  'lessThan',
  'greaterThan'
] as const
export type Operator = (typeof operators)[number]

/**
 * One condition on a field or a part of it; a field with several values meets it when one of them does.
 * `field`: a declared field, `recordTitle`, `updatedAt`, or one of the facets that are no fields.
 * `value`: a text, the code of a term, the id of a record, a number, or for dates EDTF or a date as it is written.
 * `overlaps` holds where the bounds of the two dates have a day in common; `lessThan` where a date lies wholly before,
 * a number below; `isUncertain` where a date is uncertain or approximate.
 */
export interface Condition {
  readonly field: string
  readonly part?: string
  readonly operator: Operator
  readonly value?: string
  /** Those that do not meet it. */
  readonly not?: boolean
}

/** All or any of its members hold; without members it holds for every record. */
export type ConditionGroup =
  | { readonly all: readonly (Condition | ConditionGroup)[] }
  | { readonly any: readonly (Condition | ConditionGroup)[] }

export interface Sort {
  /** A column's id (`records/columns.ts`). */
  readonly field: string
  readonly direction: 'ascending' | 'descending'
}

/** What a list shows: one kind, or all; a search; filters by facet; conditions. All of them have to hold. */
export interface Query {
  readonly kind: string | null
  /** As typed: words, "phrases", field:words, -excluded. */
  readonly text: string
  readonly isTrash: boolean
  /**
   * Facet → values, any of which will do. Besides the fields declared as facets there are `kind` (names of kinds),
   * `decade` (its first year, "1920", for each decade that a record's dates touch), `hasScans`, `hasConflict` ("yes").
   */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** null: by relevance to the text, else by title. */
  readonly sort: Sort | null
  readonly conditions?: ConditionGroup
}
