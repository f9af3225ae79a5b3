import { parseStamp } from '../changeLog/clock'

/**
 * A moment of a catalogue's history: a time in milliseconds since 1970, which itself counts, or just before a step,
 * named by the stamp (`t`) of its first changeset.
 */
export type Moment = { readonly at: number } | { readonly before: string }

/** What was written up to a moment has stamps less than this one. */
export function firstStampAfter(moment: Moment): string {
  if ('before' in moment) return moment.before
  return (Math.trunc(moment.at) + 1).toString(16).padStart(12, '0')
}

/** ISO 8601, UTC; of a step, the moment before it. */
export function timeOfMoment(moment: Moment): string {
  const before = 'before' in moment ? (parseStamp(moment.before)?.milliseconds ?? 0) - 1 : moment.at
  return new Date(before).toISOString()
}
