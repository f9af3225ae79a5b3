import { scanIdOf } from '../../../shared/attachments/scanId'
import { clockOf, restore } from './acts'
import type { TrashContext, TrashSession } from './acts'
import { namedSince } from './named'
import { dueTime } from './trashClock'
import type { TrashNote } from './trashClock'
import { deleteForEver, readTrash, sweepNotes, writeClock } from './trashFolder'

/** At a start: takes back what is named again, then deletes what has waited long enough. */
export async function tidyTrash(
  session: TrashSession,
  context: TrashContext,
  signal: AbortSignal
): Promise<void> {
  const { folder, journal } = session
  const job = { signal, report: () => undefined }
  await sweepNotes(folder)
  const entries = await readTrash(folder)
  if (entries.length === 0) return
  const clock = await clockOf(session, context)
  const positions = journal.positions()
  const waiting = new Map<string, TrashNote>()
  for (const { sha256, note } of entries) if (note) waiting.set(sha256, note)
  const lost = entries.flatMap(({ sha256, note }) => (note ? [] : [sha256]))
  const named = await namedSince(journal, waiting, clock.positions, signal)
  await restore(folder, [...lost, ...named], context, job)
  for (const sha256 of named) waiting.delete(sha256)
  const now = context.now()
  const due = [...waiting].filter(([, note]) => dueTime(note, clock, now) <= now)
  const files = due.map(([sha256]) => sha256)
  await deleteAll(folder, files, context, signal)
  await writeClock(folder, { ...clock, positions })
}

/** Written down before it is done: a sudden end between the two has it written down twice. */
async function deleteAll(
  folder: string,
  files: readonly string[],
  { current, waitingIn, noteIn }: TrashContext,
  signal: AbortSignal
): Promise<void> {
  const known = await waitingIn(folder)
  await noteIn(folder, 'deletion', files)
  for (const sha256 of files) {
    signal.throwIfAborted()
    if (current()?.folder !== folder) return
    // Something saved meanwhile may have taken it back.
    if (known.delete(scanIdOf(sha256))) await deleteForEver(folder, sha256)
  }
}
