import { isDamaged } from '../../shared/fixity/fixity'
import type {
  ExpectedPart,
  FixityCounts,
  FixityFinding,
  FixityState
} from '../../shared/fixity/fixity'
import type { Checked } from './checkFile'
import { isDue } from './cycle'
import type { FixityEvent } from './event'
import type { Listed } from './listStore'
import type { FixityLog } from './log'
import { createTally } from './tally'

const mostFindings = 5000
const notable: readonly FixityState[] = ['changed', 'missing', 'unreadable', 'untracked']
const every: readonly FixityState[] = [...notable, 'unchecked', 'ok']

/** Which files there should be, what is known of them, and which one is to be checked next. */
export interface Watch {
  /** False until the window has named all scans. */
  isComplete(): boolean
  expect(files: readonly string[], part: ExpectedPart): void
  expected(): ReadonlySet<string>
  stateOf(file: string): FixityState
  /** Notes what was found; true when it is damage that was not known. */
  record(file: string, checked: Checked, type?: FixityEvent['type'], note?: string): boolean
  /** Compares a listing of the store with what is known: files that came or went are checked first. */
  compare(listed: Listed): void
  /** The file whose check lies back longest; null when none is due. */
  next(): string | null
  counts(): FixityCounts
  /** What is not as it should be, worst first. */
  findings(): readonly FixityFinding[]
  /** The same of every file, the sound ones last. */
  files(): readonly FixityFinding[]
  /** Files checked since the cycle began. */
  checkedInCycle(): number
}

export interface WatchOptions {
  readonly log: FixityLog
  readonly agent: string
  now(): number
}

interface State {
  readonly expected: Set<string>
  coming: Set<string> | null
  isComplete: boolean
  untracked: readonly string[]
  /** Sorted so that the oldest check comes last; made anew for each cycle. */
  queue: string[] | null
  queuedFor: string | null
  readonly urgent: Set<string>
}

export function createWatch(options: WatchOptions): Watch {
  const { log } = options
  const state: State = {
    expected: new Set(),
    coming: null,
    isComplete: false,
    untracked: [],
    queue: null,
    queuedFor: null,
    urgent: new Set()
  }
  const { expected, urgent } = state
  const stateOf = (file: string): FixityState => {
    if (!expected.has(file)) return 'untracked'
    const outcome = log.latest(file)?.outcome
    return outcome === undefined || outcome === 'untracked' ? 'unchecked' : outcome
  }
  const checkedAt = (file: string): string | undefined => checkedIn(file, log)
  const tally = createTally({ log, expected, stateOf, checkedAt })

  return {
    isComplete: () => state.isComplete,
    expected: () => expected,
    stateOf,
    expect(files, part) {
      for (const file of part === 'removed' ? files : []) {
        tally.around(file, () => expected.delete(file))
      }
      for (const file of part === 'added' ? files : []) {
        tally.around(file, () => expected.add(file))
        if (stateOf(file) !== 'ok') urgent.add(file)
      }
      expect(state, files, part)
      if (part === 'last') tally.recount()
    },
    record(file, checked, type = 'fixity check', note = checked.why) {
      const before = stateOf(file)
      tally.around(file, () => {
        log.add(eventOf(options, { object: file, outcome: checked.state, ...checked, type, note }))
      })
      urgent.delete(file)
      return isDamaged(checked.state) && before !== checked.state
    },
    compare(listed) {
      compare(state, listed, options, stateOf)
    },
    next: () => takeNext(state, log),
    counts: () => ({ ...tally.counts(), untracked: untrackedNow(state).length }),
    findings() {
      const files = [...tally.damaged(), ...untrackedNow(state)]
      return inStates(notable, files, stateOf, log).slice(0, mostFindings)
    },
    files: () => inStates(every, [...expected, ...untrackedNow(state)], stateOf, log),
    checkedInCycle: tally.checked
  }
}

function compare(
  state: State,
  { stored, strays }: Listed,
  options: WatchOptions,
  stateOf: (file: string) => FixityState
): void {
  const { log } = options
  const untracked = [...stored].filter(file => !state.expected.has(file))
  state.untracked = [...strays, ...untracked]
  for (const object of state.untracked) {
    if (log.latest(object)?.outcome === 'untracked') continue
    log.add(eventOf(options, { object, outcome: 'untracked', found: null }))
  }
  for (const file of state.expected) {
    if (stored.has(file) === (stateOf(file) === 'missing')) state.urgent.add(file)
  }
}

interface Happened {
  readonly object: string
  readonly outcome: FixityEvent['outcome']
  readonly found: string | null
  readonly type?: FixityEvent['type']
  readonly note?: string | undefined
}

function eventOf({ agent, now }: WatchOptions, happened: Happened): FixityEvent {
  const { object, outcome, found, type = 'fixity check', note } = happened
  return {
    type,
    date: new Date(now()).toISOString(),
    agent,
    algorithm: 'SHA-256',
    object,
    outcome,
    expected: outcome === 'untracked' ? null : object,
    found,
    ...(note === undefined ? {} : { note })
  }
}

function takeNext(state: State, log: FixityLog): string | null {
  const [urgent] = state.urgent
  if (urgent !== undefined) return urgent
  const cycle = log.cycle()
  if (state.queue === null || state.queuedFor !== cycle.begun) {
    state.queue = inOrder(state.expected, log)
    state.queuedFor = cycle.begun
  }
  for (;;) {
    const file = state.queue.pop()
    if (file === undefined) return null
    // It may have been checked out of its turn.
    if (isDue(checkedIn(file, log), cycle)) return file
  }
}

/** The list of expected files is replaced as a whole, once all of it has come. */
function expect(state: State, files: readonly string[], part: ExpectedPart): void {
  if (part === 'removed') return remove(state, files)
  if (part === 'first') state.coming = new Set()
  for (const file of files) state.coming?.add(file)
  if (part !== 'last' || !state.coming) return
  state.expected.clear()
  for (const file of state.coming) state.expected.add(file)
  for (const file of state.urgent) if (!state.coming.has(file)) state.urgent.delete(file)
  state.coming = null
  state.isComplete = true
  state.queue = null
}

function remove(state: State, files: readonly string[]): void {
  for (const file of files) {
    state.coming?.delete(file)
    state.urgent.delete(file)
  }
  state.queue = null
}

/** What was seen as untracked may have been taken up by a record since. */
function untrackedNow(state: State): readonly string[] {
  return state.untracked.filter(file => !state.expected.has(file))
}

function checkedIn(file: string, log: FixityLog): string | undefined {
  const known = log.latest(file)
  return known?.outcome === 'untracked' ? undefined : known?.date
}

/** Newest check first. Numbers in an array of their own, since it may be a hundred thousand files. */
function inOrder(files: ReadonlySet<string>, log: FixityLog): string[] {
  const listed = [...files]
  const times = Float64Array.from(listed, file => Date.parse(checkedIn(file, log) ?? '') || 0)
  const order = Uint32Array.from(listed.keys()).sort((a, b) => (times[b] ?? 0) - (times[a] ?? 0))
  return Array.from(order, at => listed[at] ?? '')
}

function inStates(
  states: readonly FixityState[],
  files: readonly string[],
  stateOf: (file: string) => FixityState,
  log: FixityLog
): readonly FixityFinding[] {
  const byState = new Map<FixityState, string[]>(states.map(state => [state, []]))
  for (const file of files) byState.get(stateOf(file))?.push(file)
  return states.flatMap(state =>
    (byState.get(state) ?? []).map(file => {
      const known = log.latest(file)
      const isChecked = state !== 'untracked' && state !== 'unchecked'
      return {
        file,
        state,
        checked: isChecked || state === 'untracked' ? (known?.date ?? null) : null,
        expected: state === 'untracked' ? null : file,
        found: isChecked ? (known?.found ?? null) : null
      }
    })
  )
}
