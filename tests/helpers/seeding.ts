import { v7 } from 'uuid'
import type { Operation } from '../../src/shared/changeLog/changeset'
import { draftText } from '../../src/shared/changeLog/journalAccess'
import type { Bridge } from '../../src/shared/bridge'
import { operationsOfEntered } from '../../src/shared/records/entered'
import type { EnteredRecord } from '../../src/shared/records/entered'
import { answerDialogs } from './dialogs'
import { untilOpen } from './driver'
import type { Driver } from './driver'
import { newSourceTitle, redAidRecords } from './redAidRecords'

declare global {
  interface Window {
    readonly opis: Bridge
  }
}

/** Makes an empty catalogue from the welcome screen, by keys. */
export async function createCatalogue(driver: Driver, path: string, title: string): Promise<void> {
  const { page, press, type, tabTo } = driver
  await answerDialogs(driver, { save: path })
  await tabTo(page.getByRole('button', { name: 'New empty catalogue' }))
  await press('Enter')
  await tabTo(page.getByLabel('Title of the catalogue'))
  await type(title)
  await press('Enter')
  await untilOpen(driver)
}

/** Writes operations into the journal, as one save, and begins the window anew with them. */
export async function writeOperations(driver: Driver, ops: readonly Operation[]): Promise<void> {
  await writeSaves(driver, [ops])
}

/** The same as several saves: one may hold only so many operations. */
export async function writeSaves(
  driver: Driver,
  saves: readonly (readonly Operation[])[]
): Promise<void> {
  const reply = await driver.page.evaluate(
    async drafts => window.opis.call.journal.append(drafts),
    saves.map(ops => draftText({ ops, by: '' }))
  )
  if (!reply.ok) throw new Error(reply.failure.message)
  await driver.page.reload()
  await untilOpen(driver)
}

/** Makes a catalogue with the records of the main job; gives their ids by key. */
export async function createRedAid(
  driver: Driver,
  path: string
): Promise<ReadonlyMap<string, string>> {
  const newSource: EnteredRecord = {
    key: 'newSource',
    kind: 'source',
    values: { title: newSourceTitle }
  }
  const records = [...redAidRecords, newSource]
  const ids: string[] = []
  const ops = operationsOfEntered(records, () => {
    const id = v7()
    ids.push(id)
    return id
  })
  await createCatalogue(driver, path, 'Каталог МОПР')
  await writeOperations(driver, ops)
  await untilOpen(driver, records.length)
  return new Map(records.map(({ key }, index) => [key, ids[index] ?? '']))
}
