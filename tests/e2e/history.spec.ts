import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changesetId } from '../../src/shared/changeLog/changeset'
import type { Changeset, ChangesetDraft } from '../../src/shared/changeLog/changeset'
import { draftText } from '../../src/shared/changeLog/journalAccess'
import { create, newSubject, setField } from '../../src/shared/changeLog/edit'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'
import { storedRecords } from '../helpers/workingCopy'

const id = '01937c4e-0000-7000-8000-000000000001'
let folder = ''
let driver: Driver

/** Writes saves of one section into the journal, each from what the one before left. */
async function seed(): Promise<void> {
  const subject = newSubject(id, 'section')
  const first = { ops: [create(subject), setField(subject, 'seat', 'Berlin')], by: 'A. Petrova' }
  const [written] = await append(first)
  const seat = { ...subject, live: { seat: [`${written}:1@`] } }
  await append({ ops: [setField(seat, 'seat', 'Paris')], by: 'B. Weber', why: 'moved in 1933' })
  await append({ ops: [setField(subject, 'country', 'FR')], by: 'A. Petrova' })
  await driver.page.reload()
  await untilOpen(driver, 1)
}

async function append(draft: ChangesetDraft): Promise<readonly string[]> {
  const reply = await driver.page.evaluate(
    async drafts => window.opis.call.journal.append(drafts),
    [draftText(draft)]
  )
  if (!reply.ok) throw new Error(reply.failure.message)
  return reply.value.map(({ head, tail }) =>
    changesetId(JSON.parse(`${head}[]${tail}`) as Changeset)
  )
}

function dialog(): Locator {
  return driver.page.getByRole('dialog', { name: 'History of the catalogue' })
}

/** The lines from when it was on: who, what, why. */
async function lines(): Promise<readonly string[]> {
  const rows = await dialog().locator('[role=row][aria-selected]').allInnerTexts()
  return rows.map(row => row.split('\n').slice(1).join(' · '))
}

async function choose(line: string): Promise<void> {
  await dialog().locator('[role=row]').filter({ hasText: line }).click()
  await dialog().getByRole('button', { name: 'Undo this step' }).click()
}

async function seatAndCountry(): Promise<unknown> {
  const [record] = await storedRecords(driver)
  return record && [record.values['seat'], record.values['country']]
}

describe.skipIf(electronPath === undefined)('the history of the catalogue', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-history-'))
    driver = await start({ folder, preferences: { person: 'A. Petrova' } })
    await createCatalogue(driver, join(folder, 'Каталог.opis'), 'Каталог')
    await seed()
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('says who changed what and why, newest first', async () => {
    await driver.press('Control+Shift+H')
    await eventually(lines, [
      'A. Petrova · Untitled: Country',
      'B. Weber · Untitled: Seat · moved in 1933',
      'A. Petrova · Untitled: created'
    ])
  })

  test('is narrowed by a word of the reason', async () => {
    await dialog().getByLabel('Reason').fill('1933')
    await eventually(lines, ['B. Weber · Untitled: Seat · moved in 1933'])
    await dialog().getByLabel('Reason').fill('')
    await eventually(async () => (await lines()).length, 3)
  })

  test('refuses to take back a step that others build upon, and names them', async () => {
    await choose('created')
    const refusal = dialog().getByRole('status').filter({ hasText: 'nothing was written' })
    await refusal.waitFor()
    expect(await refusal.innerText()).toMatch(
      /“Seat” of “Untitled” was changed since, by B\. Weber/
    )
    expect(await seatAndCountry()).toEqual(['Paris', 'FR'])
  })

  test('takes back a step that is not the last, and leaves the later one', async () => {
    await choose('moved in 1933')
    await eventually(seatAndCountry, ['Berlin', 'FR'])
    await eventually(async () => (await lines())[0], 'A. Petrova · undo · Untitled: Seat')
  })

  test('what was taken back from it is brought back by undo', async () => {
    await driver.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    await driver.press('Control+Z')
    await eventually(seatAndCountry, ['Paris', 'FR'])
  })

  test('shows the catalogue as it was before a step', async () => {
    await driver.press('Control+Shift+H')
    await dialog().locator('[role=row]').filter({ hasText: 'moved in 1933' }).click()
    await dialog().getByRole('button', { name: 'View the catalogue before' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await untilOpen(driver, 1)
    await driver.page.getByText('Untitled').first().click()
    const seat = driver.page.locator('[data-form] [data-field=seat] input')
    await eventually(async () => seat.inputValue(), 'Berlin')
  })
})
