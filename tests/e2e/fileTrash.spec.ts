import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { elementsOf } from '../../src/shared/records/record'
import { dropFiles, untilPictures } from '../helpers/attaching'
import { expectAccessible } from '../helpers/axe'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { openRecord } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { makeScanFiles } from '../helpers/scanFiles'
import type { ScanFile } from '../helpers/scanFiles'
import { openDocumentWith } from '../helpers/viewing'
import { storedRecords } from '../helpers/workingCopy'

const title = 'Дело о кампании'
const given = 'f'.repeat(64)

let folder = ''
let driver: Driver
let files: readonly ScanFile[] = []

const storeOf = (): string => join(folder, 'Scans.opis', 'files')
const stored = (hash: string): string => join(storeOf(), hash.slice(0, 2), hash.slice(2, 4), hash)
const trashed = (hash: string): string => join(storeOf(), 'trash', hash)
const hashOf = (index: number): string => files[index]?.sha256 ?? ''

async function attached(): Promise<number> {
  const document = (await storedRecords(driver)).find(({ kind }) => kind === 'document')
  return document ? elementsOf(document, 'attachments').length : 0
}

const dialog = () => driver.page.getByRole('dialog', { name: 'Files of scans' })
const rows = () => dialog().getByRole('grid').locator('[aria-selected]')

async function openList(list: string): Promise<void> {
  await driver.application.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('scanFiles')?.click()
  })
  await driver.tabTo(dialog().getByRole('radio', { checked: true }))
  const wanted = dialog().getByLabel(list, { exact: true })
  for (let presses = 0; presses < 3 && !(await wanted.isChecked()); presses++)
    await driver.press('ArrowDown')
  expect(await wanted.isChecked()).toBe(true)
}

async function detachFirst(): Promise<void> {
  const before = await attached()
  const button = driver.page.getByRole('button', { name: /^Take / }).first()
  await driver.page.locator('.scans .scan').first().hover()
  await driver.tabTo(button)
  await driver.press('Enter')
  await eventually(attached, before - 1)
}

describe.skipIf(electronPath === undefined)('files that no record uses', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-file-trash-'))
    files = await makeScanFiles(folder)
    driver = await start({ folder })
    const paths = files.map(({ path }) => path)
    await openDocumentWith(driver, join(folder, 'Scans.opis'), title, paths)
    // Of work that was given up: stored, and no scan stands for it.
    await mkdir(dirname(stored(given)), { recursive: true })
    await writeFile(stored(given), 'given up')
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('go to the trash, some or all of them, after a question', async () => {
    const { page, press, tabTo } = driver
    await detachFirst()
    await detachFirst()
    await openList('Not used by any record')
    await dialog().getByText('3 files,').waitFor()
    await tabTo(dialog().getByRole('grid'))
    await press('ArrowDown')
    await press('ArrowDown')
    await expectAccessible(driver)
    await answerDialogs(driver, { button: 1 })
    const selected = dialog().locator('[data-scan-files-selected]')
    await tabTo(selected)
    await press('Enter')
    expect(await rows().count()).toBe(3)
    await answerDialogs(driver, { button: 0 })
    await press('Enter')
    await dialog().getByText('2 files,').waitFor()
    expect(existsSync(trashed(given))).toBe(true)
    await tabTo(dialog().getByRole('grid'))
    await page.keyboard.press('Control+a')
    await tabTo(selected)
    await press('Enter')
    await dialog().getByText('Every file is used by a record.').waitFor()
    for (const hash of [hashOf(0), hashOf(1), given]) {
      expect(existsSync(stored(hash))).toBe(false)
      expect(existsSync(trashed(hash))).toBe(true)
    }
    await press('Escape')
  })

  test('wait there with the day they will be deleted on, and are restored', async () => {
    const { page, press, tabTo } = driver
    await openList('In the trash')
    await dialog().getByText('3 files,').waitFor()
    const due = new Date(Date.now() + 90 * 24 * 60 * 60 * 1000)
    expect(await rows().first().innerText()).toContain(String(due.getFullYear()))
    await expectAccessible(driver)
    await tabTo(dialog().getByRole('grid'))
    // The scan's own record says what happened to its file, also in the trash; looking at it moves nothing.
    const named = dialog()
      .getByRole('row')
      .filter({ hasText: /лист|Обложка/ })
      .first()
    await named.dblclick()
    await page.locator('summary', { hasText: 'About the file' }).click()
    await page.getByText('Moved to the trash').waitFor()
    await openList('In the trash')
    await dialog().getByText('3 files,').waitFor()
    await tabTo(dialog().getByRole('grid'))
    const name = await rows().first().innerText()
    await tabTo(dialog().locator('[data-scan-files-selected]'))
    await press('Enter')
    await dialog().getByText('2 files,').waitFor()
    const back = [hashOf(0), hashOf(1), given].filter(hash => existsSync(stored(hash)))
    expect(back).toHaveLength(1)
    await press('ArrowUp')
    await press('Escape')
    await openList('Not used by any record')
    await dialog().getByText('1 file,').waitFor()
    expect((await rows().first().innerText()).split('\n')[0]).toBe(name.split('\n')[0])
    await answerDialogs(driver, { button: 0 })
    await tabTo(dialog().locator('[data-scan-files-all]'))
    await press('Enter')
    await dialog().getByText('Every file is used by a record.').waitFor()
    await press('Escape')
  })

  test('come back by themselves when undo or the same bytes bring back a reference', async () => {
    const { press } = driver
    // The last step made the restored file's scan deleted again; those before took scans off the record.
    for (let steps = 0; steps < 12 && (await attached()) < 3; steps++) {
      const before = JSON.stringify(await storedRecords(driver))
      await press('Control+Z')
      await eventually(async () => JSON.stringify(await storedRecords(driver)) === before, false)
    }
    expect(await attached()).toBe(3)
    for (const index of [0, 1]) {
      expect(await readFile(stored(hashOf(index)))).toEqual(
        await readFile(files[index]?.path ?? '')
      )
      expect(existsSync(trashed(hashOf(index)))).toBe(false)
    }
    await openRecord(driver, 'document', title)
    await untilPictures(driver, 3)
    expect(existsSync(trashed(given))).toBe(true)
  })

  test('attached again leave the trash; what happened is among the events of the file', async () => {
    const { page, press, tabTo } = driver
    await detachFirst()
    const gone = files.find(({ sha256 }) => sha256 !== hashOf(2))
    await openList('Not used by any record')
    await answerDialogs(driver, { button: 0 })
    await tabTo(dialog().locator('[data-scan-files-all]'))
    await press('Enter')
    await dialog().getByText('Every file is used by a record.').waitFor()
    await press('Escape')
    const lost = files.filter(({ sha256 }) => existsSync(trashed(sha256)))
    expect(lost).toHaveLength(1)
    expect(gone).toBeDefined()
    await dropFiles(driver, [lost[0]?.path ?? ''])
    await eventually(attached, 3)
    await untilPictures(driver, 3)
    expect(existsSync(trashed(lost[0]?.sha256 ?? ''))).toBe(false)
    await page.locator('summary', { hasText: 'About the file' }).last().click()
    await page.getByText('Moved to the trash').first().waitFor()
    await page.getByText('Taken out of the trash').first().waitFor()
  })

  test('are deleted after ninety days, at a start, and are not missed then', async () => {
    await driver.close()
    const date = (days: number): number => Date.now() - days * 24 * 60 * 60 * 1000
    const note = JSON.parse(await readFile(`${trashed(given)}.json`, 'utf8')) as object
    const moved = new Date(date(91)).toISOString()
    await writeFile(`${trashed(given)}.json`, JSON.stringify({ ...note, moved, lived: 0 }))
    const clock = join(storeOf(), 'trash', 'clock.json')
    const known = JSON.parse(await readFile(clock, 'utf8')) as object
    const lived = 80 * 24 * 60 * 60 * 1000
    await writeFile(clock, JSON.stringify({ ...known, lived, seen: date(11) }))
    driver = await start({ folder })
    await untilOpen(driver)
    await eventually(async () => existsSync(trashed(given)), false)
    await openRecord(driver, 'document', title)
    await untilPictures(driver, 3)
    await openList('Missing')
    await dialog().getByText('No file is missing.').waitFor()
    await driver.press('Escape')
  })
})
