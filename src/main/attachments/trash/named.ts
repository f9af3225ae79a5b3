import { scanIdOf } from '../../../shared/attachments/scanId'
import type { Positions } from '../../../shared/changeLog/changeset'
import type { Journal } from '../../journal/journal'
import type { TrashNote } from './trashClock'

const bytesPerRead = 1_000_000
/** A version 8 UUID, as `scanIdOf` makes them. */
const scanIds = /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** The ids of scans in a text of operations, wherever in it they stand. */
export function scansNamedIn(operations: string): ReadonlySet<string> {
  return new Set(operations.match(scanIds))
}

/**
 * Those of the files that the journal names after each was moved: whatever it says of a scan then, somebody wants it
 * again. `read` is how far the journal was looked through before.
 */
export async function namedSince(
  journal: Pick<Journal, 'readTexts'>,
  files: ReadonlyMap<string, TrashNote>,
  read: Positions,
  signal: AbortSignal
): Promise<readonly string[]> {
  const waiting = new Map([...files].map(([sha256, note]) => [scanIdOf(sha256), { sha256, note }]))
  const named: string[] = []
  const reached: Record<string, number> = { ...earliest([...files.values()], read) }
  for (let isComplete = waiting.size === 0; !isComplete;) {
    signal.throwIfAborted()
    const page = await journal.readTexts(reached, bytesPerRead)
    for (const text of page.texts) {
      const { d, n } = JSON.parse(text) as { d: string; n: number }
      reached[d] = n
      for (const id of scansNamedIn(text)) {
        const file = waiting.get(id)
        if (!file || n <= (file.note.positions[d] ?? 0)) continue
        named.push(file.sha256)
        waiting.delete(id)
      }
    }
    isComplete = page.isComplete || page.texts.length === 0
  }
  return named
}

/** Where no note has looked yet: the least of all, and for those looked at before, what was read. */
function earliest(notes: readonly TrashNote[], read: Positions): Positions {
  const devices = new Set(notes.flatMap(({ positions }) => Object.keys(positions)))
  for (const device of Object.keys(read)) devices.add(device)
  return Object.fromEntries(
    [...devices].flatMap(device => {
      const known = notes.map(({ positions }) => positions[device] ?? 0)
      const from = Math.max(Math.min(...known), read[device] ?? 0)
      return from > 0 ? [[device, from]] : []
    })
  )
}
