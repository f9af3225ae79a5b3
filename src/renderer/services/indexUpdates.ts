import type { Positions } from '../../shared/changeLog/changeset'
import { advance } from '../db/repositories/changesets'
import type { Committed } from './saving'

/** Records that wait for the end of their transaction, at most. */
const mostWaiting = 20_000

/**
 * Gives the index what was saved; of a long transaction only at its end, or when much has gathered, since the index
 * would take the processor and the database from the writing.
 */
export function afterTransactions(
  update: (ids: readonly string[], positions: Positions) => void
): (committed: Pick<Committed, 'records' | 'changesets'>) => void {
  let waiting = new Set<string>()
  let positions: Positions = {}
  return ({ records, changesets }) => {
    for (const { id } of records) waiting.add(id)
    positions = advance(positions, changesets)
    const last = changesets.at(-1)
    const isWithin = last?.tx !== undefined && last.end === undefined
    if (isWithin && waiting.size < mostWaiting) return
    update([...waiting], positions)
    waiting = new Set()
    positions = {}
  }
}
