import { isDamaged } from '../../shared/fixity/fixity'
import type { FixityCounts, FixityState } from '../../shared/fixity/fixity'
import { isDue } from './cycle'
import type { FixityLog } from './log'

/** Counts that are kept, not made anew for each look at them: there may be a hundred thousand files. */
export interface Tally {
  /** Of the expected files. */
  counts(): Omit<FixityCounts, 'untracked'>
  damaged(): ReadonlySet<string>
  /** Expected files checked since the cycle began. */
  checked(): number
  /** The list of expected files is another one. */
  recount(): void
  /** Around a change of what is known of one file, or of whether it is expected. */
  around(file: string, change: () => void): void
}

export interface TallyOptions {
  readonly log: FixityLog
  readonly expected: ReadonlySet<string>
  stateOf(file: string): FixityState
  checkedAt(file: string): string | undefined
}

export function createTally({ log, expected, stateOf, checkedAt }: TallyOptions): Tally {
  const counts: Record<FixityState, number> = {
    ok: 0,
    changed: 0,
    missing: 0,
    unreadable: 0,
    untracked: 0,
    unchecked: 0
  }
  const damaged = new Set<string>()
  let checked = 0
  let countedFor = ''
  const isChecked = (file: string): boolean => !isDue(checkedAt(file), log.cycle())
  const cycleKey = (): string => `${String(log.cycle().begun)} ${String(log.cycle().ended)}`

  function take(file: string, by: 1 | -1): void {
    if (!expected.has(file)) return
    const state = stateOf(file)
    counts[state] += by
    if (isChecked(file)) checked += by
    if (by === 1 && isDamaged(state)) damaged.add(file)
    else damaged.delete(file)
  }

  function recount(): void {
    for (const state of Object.keys(counts) as FixityState[]) counts[state] = 0
    checked = 0
    damaged.clear()
    countedFor = cycleKey()
    for (const file of expected) take(file, 1)
  }

  return {
    counts: () => ({ ...counts }),
    damaged: () => damaged,
    checked() {
      // What was checked for one cycle is due in the next.
      if (countedFor !== cycleKey()) recount()
      return checked
    },
    recount,
    around(file, change) {
      if (countedFor !== cycleKey()) recount()
      take(file, -1)
      change()
      take(file, 1)
    }
  }
}
