/**
 * Hybrid logical clock (Kulkarni et al. 2014), for display order and tie-breaks only: "milliseconds-counter-device",
 * the first two hexadecimal and padded, so that stamps compare as text.
 */
export interface Clock {
  readonly milliseconds: number
  readonly counter: number
}

/** A remote clock further ahead than this does not move one's own. */
const greatestLead = 24 * 60 * 60 * 1000

export function formatStamp(clock: Clock, device: string): string {
  return `${clock.milliseconds.toString(16).padStart(12, '0')}-${clock.counter.toString(16).padStart(4, '0')}-${device}`
}

/** Null when the text is not a stamp. */
export function parseStamp(stamp: string): Clock | null {
  const match = /^([0-9a-f]{12})-([0-9a-f]{4,})-/.exec(stamp)
  if (!match?.[1] || !match[2]) return null
  return { milliseconds: parseInt(match[1], 16), counter: parseInt(match[2], 16) }
}

/** The next reading of one's own clock: never behind an earlier one, also when the wall clock was set back. */
export function tick(clock: Clock, now: number): Clock {
  return now > clock.milliseconds
    ? { milliseconds: now, counter: 0 }
    : { milliseconds: clock.milliseconds, counter: clock.counter + 1 }
}

/** Advances one's own clock past a stamp that was read; a stamp too far ahead is ignored. */
export function witness(clock: Clock, stamp: string, now: number): Clock {
  const seen = parseStamp(stamp)
  if (!seen || seen.milliseconds > now + greatestLead) return clock
  const isLater =
    seen.milliseconds > clock.milliseconds ||
    (seen.milliseconds === clock.milliseconds && seen.counter > clock.counter)
  return isLater ? seen : clock
}
