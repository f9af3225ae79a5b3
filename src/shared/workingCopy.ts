export const rebuildReasons = [
  'failed',
  'unreadable',
  'dataLoss',
  'missing',
  'foreign',
  'behind',
  'asked'
] as const

/**
 * Why a working copy was put together anew: it failed while it was used, could not be read, was deleted by Chromium as
 * damaged, was not there, was of another catalogue, held less than it is known to have held, or the person asked for it.
 */
export type RebuildReason = (typeof rebuildReasons)[number]

export interface Rebuild {
  readonly reason: RebuildReason
  readonly changesets: number
  readonly milliseconds: number
}

/** A rebuild as it is remembered at this machine. */
export interface PastRebuild extends Rebuild {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly catalogue: string
  /** What failed, where that is known. */
  readonly cause: string
}

/** What the page does after its working copy failed: begin anew, or, when that has just been tried, stop. */
export type AfterFailure = 'reload' | 'stop'
