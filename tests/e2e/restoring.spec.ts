import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { create, newSubject, setElement, setField } from '../../src/shared/changeLog/edit'
import type { CommandName } from '../../src/shared/commands'
import { expectAccessible } from '../helpers/axe'
import { recordsOfCatalogue } from '../helpers/catalogueRecords'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { openRecord } from '../helpers/finding'
import { writePastCatalogue } from '../helpers/history'
import { electronPath } from '../helpers/launch'

let folder = ''
let driver: Driver
const [kept, deleted] = [newSubject(v7(), 'section'), newSubject(v7(), 'section')]
const [before, after] = ['Секция Швейцарии', 'Швейцарская секция']

const name = (subject: typeof kept, text: string, o: readonly string[] = []) => ({
  ...setElement(subject, 'names', 'n1', { order: 'V', value: { text } }),
  o
})

/** The catalogue's history: made on 3 May, a name changed on 4 May, a record deleted on 5 May. */
async function writeHistory(path: string): Promise<void> {
  await writePastCatalogue(path, 'Каталог', [
    {
      at: new Date(2026, 4, 3, 14, 2, 10),
      ops: () => [create(kept), name(kept, before), setField(kept, 'country', 'CH')]
    },
    {
      at: new Date(2026, 4, 3, 14, 2, 40),
      ops: () => [create(deleted), name(deleted, 'Секция Перу')]
    },
    { at: new Date(2026, 4, 4, 9, 0), ops: device => [name(kept, after, [`${device}:1:1`])] },
    {
      at: new Date(2026, 4, 5, 9, 0),
      ops: device => [{ ...create(deleted), p: true, o: [`${device}:2:0`] }]
    }
  ])
}

async function give(command: CommandName): Promise<void> {
  await driver.application.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, command)
}

async function journalText(path: string): Promise<string> {
  const texts: string[] = []
  for (const device of (await readdir(join(path, 'journal'))).sort()) {
    if (device === 'ballast') continue
    for (const segment of (await readdir(join(path, 'journal', device))).sort()) {
      texts.push(await readFile(join(path, 'journal', device, segment), 'utf8'))
    }
  }
  return texts.join('')
}

async function valuesAt(path: string): Promise<readonly unknown[]> {
  const records = await recordsOfCatalogue(driver, path)
  return records.map(({ id, kind, values }) => ({ id, kind, values }))
}

async function beginSnapshot(): Promise<void> {
  const { page } = driver
  await give('snapshots')
  await page.getByRole('button', { name: 'Take one now' }).click()
  await page.getByRole('radio').first().waitFor()
  await page.keyboard.press('Escape')
}

describe.skipIf(electronPath === undefined)('an earlier state', () => {
  const original = () => join(folder, 'Каталог.opis')
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-restoring-'))
    await writeHistory(original())
    driver = await start({ folder })
    await answerDialogs(driver, { open: [original()] })
    await driver.page.getByRole('button', { name: 'Open a catalogue folder' }).click()
    await untilOpen(driver, 1)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('is shown as it was, and nothing can be changed in it', async () => {
    const { page } = driver
    const journal = await journalText(original())
    await give('catalogueAsOf')
    await page.getByText('The history runs from 3 May 2026, 14:02 to 5 May 2026, 09:00.').waitFor()
    await expectAccessible(driver)
    await page.getByLabel('Date and time').fill('3 May 2026, 14:02')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('The catalogue as it was on 3 May 2026, 14:02 — read only').waitFor()
    await untilOpen(driver, 2)
    await openRecord(driver, 'section', before)
    const field = page.locator('[data-form] [data-field="names"] input').first()
    await field.focus()
    await driver.type('X')
    await driver.press('Tab')
    await driver.press('Control+N')
    await driver.press('Control+Z')
    expect(await field.inputValue()).toBe(before)
    await untilOpen(driver, 2)
    await expectAccessible(driver)
    expect(await journalText(original())).toBe(journal)
  })

  test('is left again for the catalogue of today', async () => {
    const { page } = driver
    await page.getByRole('button', { name: 'Return to today' }).click()
    await page.getByText('read only').waitFor({ state: 'detached' })
    await untilOpen(driver, 1)
    await openRecord(driver, 'section', after)
    const databases = await page.evaluate(async () => indexedDB.databases())
    expect(databases.map(({ name: own }) => own).filter(own => own?.includes('asOf'))).toEqual([])
  })

  test('is written as a catalogue of its own, which can be opened at once', async () => {
    const { page } = driver
    const copy = join(folder, 'Копия.opis')
    await give('catalogueAsOf')
    await page.getByLabel('Date and time').fill('4.5.2026 09:00')
    await answerDialogs(driver, { save: copy })
    await page.getByRole('button', { name: 'Save as a catalogue…' }).click()
    await page.getByText(/^The catalogue “.+” is written\.$/).waitFor()
    expect((await journalText(original())).startsWith(await journalText(copy))).toBe(true)
    await page.getByRole('button', { name: 'Open it now' }).click()
    await page.getByRole('heading', { name: 'Каталог (as of 4 May 2026 at 09:00)' }).waitFor()
    await untilOpen(driver, 2)
    await openRecord(driver, 'section', after)
    const ids = (await recordsOfCatalogue(driver, copy)).map(({ id }) => id)
    expect(ids.toSorted()).toEqual([kept.id, deleted.id].toSorted())
  })

  test('of a snapshot becomes a new catalogue with the same values', async () => {
    const { page } = driver
    const [source, target] = [join(folder, 'Копия.opis'), join(folder, 'Восстановлен.opis')]
    const wanted = await valuesAt(source)
    const journal = await journalText(source)
    await give('snapshots')
    await page.getByText('There is no snapshot yet').waitFor()
    await page.getByRole('button', { name: 'Take one now' }).click()
    await page.getByRole('radio').waitFor()
    await expectAccessible(driver)
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByText('The snapshot is sound').waitFor()
    await answerDialogs(driver, { save: target })
    await page.getByRole('button', { name: 'Restore into a new catalogue…' }).click()
    await page.getByText(/^The catalogue “.+” is written\.$/).waitFor()
    expect(await journalText(source)).toBe(journal)
    await page.getByRole('button', { name: 'Open it now' }).click()
    await page.getByRole('heading', { name: /restored/ }).waitFor()
    await untilOpen(driver, 2)
    await eventually(async () => valuesAt(target), wanted)
  })

  test.each([/^Snapshot of/, 'The journal alone, from its beginning'])(
    'from %s equals the catalogue in a drill, which leaves nothing behind',
    async source => {
      const { page } = driver
      await beginSnapshot()
      await give('restoreDrill')
      const choice = page.getByLabel('What is tried')
      const option = choice.locator('option').filter({ hasText: source }).first()
      await choice.selectOption((await option.getAttribute('value')) ?? '')
      await page.getByRole('button', { name: 'Start the drill' }).click()
      await page.getByText('The drill succeeded').waitFor()
      await expectAccessible(driver)
      const sums = await page.locator('[data-sum]').allInnerTexts()
      expect(sums[0]).toMatch(/^[0-9a-f]{64}$/)
      expect(sums[0]).toBe(sums[1])
      await page.keyboard.press('Escape')
      const databases = await page.evaluate(async () => indexedDB.databases())
      expect(databases.some(({ name: own }) => own?.includes('drill'))).toBe(false)
    }
  )
})
