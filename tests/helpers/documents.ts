import { v7 } from 'uuid'
import type { Operation } from '../../src/shared/changeLog/changeset'
import { draftText } from '../../src/shared/changeLog/journalAccess'
import { operationsOfEntered } from '../../src/shared/records/entered'
import type { EnteredRecord } from '../../src/shared/records/entered'
import { untilOpen } from './driver'
import type { Driver } from './driver'

const recordsInDraft = 250

/** Titles sort as their numbers do. */
export function titleOfDocument(number: number): string {
  return `Дело ${String(number).padStart(5, '0')}`
}

/** Documents with a title, a date, a tag and, every tenth, a note. */
function documentOf(number: number): EnteredRecord {
  return {
    key: `d${String(number)}`,
    kind: 'document',
    values: {
      title: titleOfDocument(number),
      level: number % 2 === 0 ? 'file' : 'item',
      dates: String(1900 + (number % 90)),
      referenceCode: `Ф-${String(number)}`,
      tags: [number % 3 === 0 ? 'red' : 'blue'],
      ...(number % 10 === 0 ? { publicNotes: ['Заметка о конгрессе'] } : {})
    }
  }
}

/** Writes so many documents into the journal, and begins the window anew with them. */
export async function writeDocuments(driver: Driver, count: number): Promise<void> {
  const drafts: { ops: readonly Operation[]; by: string }[] = []
  for (let first = 1; first <= count; first += recordsInDraft) {
    const length = Math.min(recordsInDraft, count - first + 1)
    const records = Array.from({ length }, (_, at) => documentOf(first + at))
    drafts.push({ ops: operationsOfEntered(records, () => v7()), by: '' })
  }
  const reply = await driver.page.evaluate(
    async texts => window.opis.call.journal.append(texts),
    drafts.map(draftText)
  )
  if (!reply.ok) throw new Error(reply.failure.message)
  await driver.page.reload()
  await untilOpen(driver, undefined)
}
