import type { Positions } from '../../shared/changeLog/changeset'
import { advance } from '../db/repositories/changesets'
import { oneAtATime } from './oneAtATime'
import type { Committed } from './saving'

/** Records that wait for the end of their transaction, at most. */
const mostWaiting = 200_000

/**
 * Gives the index what was saved: what is saved while it takes up something, together after it; of a long transaction
 * only at its end, or when much has gathered, since it would take the processor and the database from the writing.
 * What it fails to take up is given once more with the next.
 */
export function indexUpdates(
  update: (ids: readonly string[], positions: Positions) => Promise<void>,
  onError: (error: unknown) => void
): (committed: Pick<Committed, 'records' | 'changesets'>) => void {
  let waiting = new Set<string>()
  let positions: Positions = {}
  const takeUp = oneAtATime(async () => {
    const ids = waiting
    waiting = new Set()
    try {
      await update([...ids], positions)
    } catch (error) {
      for (const id of ids) waiting.add(id)
      throw error
    }
  })
  return ({ records, changesets }) => {
    for (const { id } of records) waiting.add(id)
    positions = advance(positions, changesets)
    const last = changesets.at(-1)
    const isWithin = last?.tx !== undefined && last.end === undefined
    if (!isWithin || waiting.size >= mostWaiting) takeUp().catch(onError)
  }
}
