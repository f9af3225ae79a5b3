import type { Positions } from '../../../shared/changeLog/changeset'
import { day } from '../../files/sweep'

/** How long files in the trash have been there, told apart from what the clock of the machine says. */
export interface TrashClock {
  /** Milliseconds that have passed for the trash. */
  readonly lived: number
  /** The time, in milliseconds since 1970, when they were counted last. */
  readonly seen: number
  /** The journal has been read up to here for what names files in the trash. */
  readonly positions: Positions
}

/** What is known of a file in the trash. */
export interface TrashNote {
  /** ISO 8601, UTC. */
  readonly moved: string
  /** `lived` of the clock then. */
  readonly lived: number
  /** The end of the journal then: what stands after it may name the file again. */
  readonly positions: Positions
}

const keptFor = 90 * day
/** A longer time between two starts may be a leap of the clock, and counts as none. */
const longestGap = 31 * day

export function countTime(clock: TrashClock, now: number): TrashClock {
  const gap = now - clock.seen
  const isPlausible = gap > 0 && gap <= longestGap
  return { ...clock, lived: clock.lived + (isPlausible ? gap : 0), seen: now }
}

/**
 * When the file may be deleted at the earliest. Both the date and the time counted must have gone on for so long: a
 * clock that was set forward, or was behind when the file was moved, deletes nothing early.
 */
export function dueTime({ moved, lived }: TrashNote, clock: TrashClock, now: number): number {
  const left = keptFor - Math.max(0, clock.lived - lived)
  return Math.max(Date.parse(moved) + keptFor, now + left)
}
