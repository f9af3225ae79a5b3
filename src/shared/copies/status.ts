/** `behind` is the usual state between two runs; from `missing` on something keeps the copy from being brought up to date. */
export type SecondLocationState =
  | 'none'
  | 'upToDate'
  | 'behind'
  | 'missing'
  | 'notWritable'
  | 'full'
  | 'differs'
  | 'inUse'
  | 'failed'

/** What is known of the copy that is kept of the open catalogue. */
export interface SecondLocationStatus {
  /** For reading; never sent back. */
  readonly folder: string | null
  readonly state: SecondLocationState
  /** ISO 8601, UTC: the copy holds everything as it was then. Null while it never was complete. */
  readonly lastAt: string | null
  readonly changesetsBehind: number
  /** Scans not copied yet, as far as the last run came to know. */
  readonly filesBehind: number
  /** Scans that are damaged in the catalogue itself, and therefore not copied. */
  readonly damagedFiles: number
  /** One disk holds both: its end is the end of both. */
  readonly isSameDisk: boolean
  readonly isRunning: boolean
  /** What the system said, where something is in the way. */
  readonly detail: string
}

/** A copy of the catalogue that was just written. */
export interface SavedCopy {
  /** For reading; never sent back. */
  readonly folder: string
  readonly files: number
  /** Scans left out because they are damaged or missing in the catalogue. */
  readonly damagedFiles: number
}

export const noSecondLocation: SecondLocationStatus = {
  folder: null,
  state: 'none',
  lastAt: null,
  changesetsBehind: 0,
  filesBehind: 0,
  damagedFiles: 0,
  isSameDisk: false,
  isRunning: false,
  detail: ''
}

const day = 24 * 60 * 60 * 1000

/** Whether the person should be warned: without a copy, with one that cannot be kept up, or with an old one. */
export function needsAttention(status: SecondLocationStatus, now: number): boolean {
  const { state, lastAt, damagedFiles, isSameDisk } = status
  if (state !== 'upToDate' && state !== 'behind') return true
  if (isSameDisk || damagedFiles > 0 || lastAt === null) return true
  return now - Date.parse(lastAt) > day
}
