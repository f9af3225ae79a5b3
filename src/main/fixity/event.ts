import type { FixityState } from '../../shared/fixity/fixity'

/** What happened to a stored file, in the words of PREMIS: one line of the log. */
export interface FixityEvent {
  readonly type: 'fixity check' | 'repair'
  /** ISO 8601, UTC. */
  readonly date: string
  /** The program that did it, with its version. */
  readonly agent: string
  readonly algorithm: 'SHA-256'
  /** The file's SHA-256, or its place under `files` when it has no place in the store. */
  readonly object: string
  /** The state after the event. */
  readonly outcome: Exclude<FixityState, 'unchecked'>
  readonly expected: string | null
  readonly found: string | null
  /** The system's reason, or the name under which a damaged file is kept. */
  readonly note?: string
}

/**
 * What was done with a file that no record uses, in the same words: moved to the trash, taken back, deleted. It says
 * nothing of the bytes.
 */
export interface FileAct {
  readonly type: ActType
  readonly date: string
  readonly agent: string
  readonly object: string
  readonly outcome: 'ok'
  readonly note?: string
}

const actTypes = ['deaccession', 'recovery', 'deletion'] as const
export type ActType = (typeof actTypes)[number]

/** A pass over all files began or ended. */
export interface CycleEvent {
  readonly type: 'cycle begun' | 'cycle ended'
  readonly date: string
  readonly agent: string
  readonly files: number
}

export type LogEvent = FixityEvent | FileAct | CycleEvent

const outcomes = new Set<unknown>(['ok', 'changed', 'missing', 'unreadable', 'untracked'])

/** Says how the bytes of a file are. */
export function isFixityEvent(event: LogEvent): event is FixityEvent {
  return event.type === 'fixity check' || event.type === 'repair'
}

export function isFileAct(event: LogEvent): event is FileAct {
  return isActType(event.type)
}

function isActType(type: unknown): type is ActType {
  return actTypes.some(each => each === type)
}

/** Null for a line that is torn or from a version that writes something else. */
export function parseEvent(line: string): LogEvent | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { type, date, object, outcome, found } = value as Record<string, unknown>
  if (typeof date !== 'string') return null
  if (type === 'cycle begun' || type === 'cycle ended') return value as CycleEvent
  if (isActType(type)) return typeof object === 'string' ? (value as FileAct) : null
  if (type !== 'fixity check' && type !== 'repair') return null
  const isWhole = typeof object === 'string' && outcomes.has(outcome)
  return isWhole && (found === null || typeof found === 'string') ? (value as FixityEvent) : null
}
