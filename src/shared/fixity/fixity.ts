/** What is known of a stored file: its last check decides. */
export const fixityStates = [
  'ok',
  'changed',
  'missing',
  'unreadable',
  'untracked',
  'unchecked'
] as const
export type FixityState = (typeof fixityStates)[number]

/** What the check of a file that a scan names can find. */
export type CheckedState = Exclude<FixityState, 'untracked' | 'unchecked'>

export type FixityCounts = Readonly<Record<FixityState, number>>

/** What is known of one file. */
export interface FixityFinding {
  /** The SHA-256 by which it is stored; of a file without a place in the store, where it lies under `files`. */
  readonly file: string
  readonly state: FixityState
  /** ISO 8601; null when it was not checked, only seen. */
  readonly checked: string | null
  /** Null for a file that no scan names. */
  readonly expected: string | null
  /** SHA-256 of the bytes that were there; null when there were none to read. */
  readonly found: string | null
}

export type FixityActivity = 'waiting' | 'checking' | 'resting' | 'paused' | 'stopped'

/** A cycle is over when every scan was checked since it began. */
export interface FixityCycle {
  readonly begun: string | null
  readonly ended: string | null
  /** When the next one begins at the earliest; null while one runs and before the first. */
  readonly next: string | null
  readonly done: number
  readonly total: number
}

export interface FixityStatus {
  readonly counts: FixityCounts
  readonly cycle: FixityCycle
  readonly activity: FixityActivity
  /** The sweep takes more than its usual share of the processor, since the cycle would last too long otherwise. */
  readonly isHurried: boolean
  /** Code of what keeps the checks from running or from being noted down. */
  readonly problem: string | null
  readonly hasSecondLocation: boolean
  /** What is not as it should be, worst first; a list of many thousands is cut. */
  readonly findings: readonly FixityFinding[]
}

/** Which part of the list of expected files is told, or what comes to it or goes from it afterwards. */
export type ExpectedPart = 'first' | 'next' | 'last' | 'added' | 'removed'
export const expectedParts: readonly ExpectedPart[] = ['first', 'next', 'last', 'added', 'removed']
/** Files named in one call, and told in one answer, at most. */
export const expectedPage = 5000

export interface FixityChange {
  /** How many files were found damaged that were not known to be. */
  readonly newFindings: number
  /** Damaged, missing and unreadable files, the known ones included. */
  readonly damaged: number
}

export interface FixityRepair {
  readonly repaired: number
  /** The second location has no copy of them. */
  readonly withoutCopy: number
  /** The copy there is damaged as well. */
  readonly copyDamaged: number
}

/** Files whose bytes are in danger; untracked ones are only remarkable. */
export function isDamaged(state: FixityState): boolean {
  return state === 'changed' || state === 'missing' || state === 'unreadable'
}
