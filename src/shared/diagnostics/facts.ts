export interface ProgramFacts {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
  readonly system: string
  /** For reading; never sent back. */
  readonly profileFolder: string
  readonly logFile: string
  /** What was told since the application started. */
  readonly notices: readonly { readonly code: string; readonly detail: string }[]
}

export interface DeviceFacts {
  readonly device: string
  readonly isOwn: boolean
  readonly position: number
  readonly segments: number
  readonly bytes: number
  /** ISO 8601, UTC; null when nothing was written yet. */
  readonly lastWrite: string | null
}

export interface JournalFacts {
  readonly catalogue: string
  /** For reading; never sent back. */
  readonly folder: string
  /** Why the catalogue is open for reading only. */
  readonly readOnly: string | null
  readonly devices: readonly DeviceFacts[]
  /** Space held back for a clean end on a full disk; null when there is none. */
  readonly ballast: number | null
}

/** Bytes that can still be written. */
export interface SpaceFacts {
  readonly catalogue: number
  readonly profile: number
}

/** Copies of working copies that were kept aside. */
export interface AsideFacts {
  readonly count: number
  readonly bytes: number
  /** ISO 8601, UTC. */
  readonly oldest: string | null
  /** How many are old enough to be removed. */
  readonly old: number
}

export interface ProfileFacts {
  readonly quarantines: AsideFacts
  readonly coldCopies: AsideFacts
}
