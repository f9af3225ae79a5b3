const day = 24 * 60 * 60 * 1000
/** A cycle begins this long after the one before at the earliest: reading all bytes wears disks too. */
const restAfterBegin = 30 * day
/** With the rest before it, no scan is left unchecked for more than ninety days. */
const longestCycle = 60 * day
const tooEarlyToTell = day

/** When the last cycle began and ended, as the log has it. */
export interface CycleDates {
  readonly begun: string | null
  readonly ended: string | null
}

export function isRunning({ begun, ended }: CycleDates): boolean {
  return begun !== null && (ended === null || ended < begun)
}

export function mayBegin(cycle: CycleDates, now: number): boolean {
  if (isRunning(cycle)) return false
  return cycle.begun === null || Math.abs(now - Date.parse(cycle.begun)) >= restAfterBegin
}

/** When the next cycle begins at the earliest; null while one runs and before the first. */
export function nextCycle(cycle: CycleDates): string | null {
  if (cycle.begun === null || isRunning(cycle)) return null
  return new Date(Date.parse(cycle.begun) + restAfterBegin).toISOString()
}

/** A file that was never checked is always due, others once in a cycle. */
export function isDue(checked: string | undefined, cycle: CycleDates): boolean {
  if (checked === undefined) return true
  return isRunning(cycle) && cycle.begun !== null && checked < cycle.begun
}

/**
 * Whether at the present rate the cycle would take too long. Days on which the application was closed count, so the
 * rate fits the hours in which it is really open.
 */
export function isTooSlow(cycle: CycleDates, share: number, now: number): boolean {
  if (!isRunning(cycle) || cycle.begun === null) return false
  const elapsed = now - Date.parse(cycle.begun)
  return elapsed >= tooEarlyToTell && elapsed / Math.max(share, 1e-6) > longestCycle
}
