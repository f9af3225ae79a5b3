import { isFileAct, isFixityEvent, parseEvent } from './event'
import type { LogEvent } from './event'

/**
 * What of a log must stay: the last event of each file, everything that was not well, every repair, what was done with
 * it, and the last cycle. Lines that cannot be read go.
 */
export function compacted(lines: readonly string[]): readonly string[] {
  const events = lines.map(parseEvent)
  const last = new Map<string, number>()
  events.forEach((event, at) => {
    if (event) last.set(subjectOf(event), at)
  })
  return lines.filter((_line, at) => {
    const event = events[at]
    if (!event) return false
    return last.get(subjectOf(event)) === at || isWorthKeeping(event)
  })
}

function subjectOf(event: LogEvent): string {
  return isFixityEvent(event) ? `file ${event.object}` : event.type
}

function isWorthKeeping(event: LogEvent): boolean {
  if (isFileAct(event)) return true
  return isFixityEvent(event) && (event.outcome !== 'ok' || event.type === 'repair')
}
