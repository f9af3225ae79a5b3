import { v7 } from 'uuid'
import type { Operation } from '../../src/shared/changeLog/changeset'
import { create, newSubject, setElements } from '../../src/shared/changeLog/edit'
import { draftText } from '../../src/shared/changeLog/journalAccess'
import type { Driver } from './driver'

const draftsPerCall = 500
const charactersOfNote = 1200

/** Letters that cannot be compressed to nothing, so that the working copy has the size it seems to have. */
function noise(seed: number, length: number): string {
  let text = ''
  for (let state = seed + 1; text.length < length;) {
    state = (state * 48271) % 2147483647
    text += state.toString(36)
  }
  return text.slice(0, length)
}

function recordOf(number: number): readonly Operation[] {
  const subject = newSubject(v7(), 'source')
  const note = noise(number, charactersOfNote)
  return [create(subject), ...setElements(subject, 'publicNotes', [{ key: 'note', value: note }])]
}

/** Writes records into the journal, each as a save of its own, and begins the window anew with them. */
export async function writeManyRecords({ page }: Driver, count: number): Promise<void> {
  for (let first = 0; first < count; first += draftsPerCall) {
    const drafts = Array.from({ length: Math.min(draftsPerCall, count - first) }, (_, index) => ({
      ops: recordOf(first + index),
      by: 'A. Petrova'
    }))
    const reply = await page.evaluate(
      async texts => window.opis.call.journal.append(texts),
      drafts.map(draftText)
    )
    if (!reply.ok) throw new Error(reply.failure.message)
  }
  await page.reload()
}
