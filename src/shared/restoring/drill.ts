/** How far a drill is; what is counted is said by `step`. */
export interface DrillProgress {
  readonly step: 'reading' | 'replaying' | 'comparing'
  readonly done: number
  /** Zero while it is not known. */
  readonly total: number
}

export interface DrillKind {
  readonly kind: string
  readonly restored: number
  readonly catalogue: number
  readonly isEqual: boolean
}

export interface DrillDifference {
  readonly id: string
  readonly kind: string
  readonly what: 'differs' | 'onlyRestored' | 'onlyCatalogue'
}

/** What came of restoring into a database of its own and comparing it with the catalogue that is open. */
export interface DrillResult {
  readonly isEqual: boolean
  readonly kinds: readonly DrillKind[]
  /** SHA-256 over the SHA-256 of each record's canonical JSON, in order of ids. */
  readonly restoredSum: string
  readonly catalogueSum: string
  /** The first of them. */
  readonly differences: readonly DrillDifference[]
  readonly differing: number
  readonly milliseconds: number
}
