import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dropFiles, untilPictures } from '../helpers/attaching'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { enterRecord } from '../helpers/entry'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind, openRecord, search, showAll } from '../helpers/finding'
import { expectForm } from '../helpers/form'
import { electronPath } from '../helpers/launch'
import { redAidRecords, titlesOfRecords } from '../helpers/redAidRecords'
import { checksumsIn, makeScanFiles } from '../helpers/scanFiles'
import type { ScanFile } from '../helpers/scanFiles'
import { createCatalogue } from '../helpers/seeding'

const expectedCounts = {
  Organisations: 1,
  Sections: 1,
  'Governing bodies': 1,
  Persons: 1,
  Events: 1,
  Periodicals: 1,
  Documents: 1,
  // One of them made while its citation was entered.
  Sources: 2,
  Citations: 1,
  Figures: 1,
  Scans: 3
}

let scans: readonly ScanFile[] = []
let folder = ''
let driver: Driver

describe.skipIf(electronPath === undefined)('the main job', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-main-job-'))
    scans = await makeScanFiles(folder)
    driver = await start({ folder })
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })

  pictureOnFailure(() => driver)

  test('the first start offers the sample and an empty catalogue', async () => {
    const { page } = driver
    await page.getByRole('button', { name: 'Open the sample catalogue' }).waitFor()
    await page.getByRole('button', { name: 'New empty catalogue' }).waitFor()
  })

  test('a catalogue is made with the keyboard alone', async () => {
    await createCatalogue(driver, join(folder, 'Путь.opis'), 'Каталог МОПР')
    const heading = driver.page.getByRole('heading', { level: 1 })
    expect(await heading.innerText()).toBe('Каталог МОПР')
  })

  test.each(redAidRecords)('a record of the kind $kind is entered by keys', async record => {
    await enterRecord(driver, record)
  })

  test('a photograph and scanned pages are attached through the dialog', async () => {
    await openRecord(driver, 'periodical', '«Путь МОПРа»')
    await answerDialogs(driver, { open: scans.slice(0, 2).map(({ path }) => path) })
    await driver.press('Control+Shift+A')
    await untilPictures(driver, 2)
  })

  test('a PDF is attached by dropping it on the record', async () => {
    await dropFiles(
      driver,
      scans.slice(2).map(({ path }) => path)
    )
    await untilPictures(driver, 3)
  })

  test('after a restart every record is counted', async () => {
    await driver.close()
    driver = await start({ folder })
    await untilOpen(driver, 14)
    expect(await countsByKind(driver)).toEqual(expectedCounts)
  })

  test.each(redAidRecords)('after a restart the $kind shows what was typed', async record => {
    await openRecord(driver, record.kind, titlesOfRecords[record.key] ?? '')
    await expectForm(driver, record)
  })

  test('after a restart the scans are there, byte for byte', async () => {
    await openRecord(driver, 'periodical', '«Путь МОПРа»')
    await untilPictures(driver, 3)
    const names = await driver.page.locator('.scans .name').allInnerTexts()
    expect(names).toEqual(scans.map(({ name }) => name))
    const stored = await checksumsIn(join(folder, 'Путь.opis'))
    for (const { sha256 } of scans) expect(stored).toContain(sha256)
  })

  test.each([
    ['Stasova', 'Стасова'],
    ['elka', 'Ёлка'],
    ['путь мопра', '«Путь МОПРа»'],
    ['国际', 'International Red Aid']
  ])('a search for "%s" finds %s', async (text, title) => {
    await showAll(driver)
    await search(driver, text)
    await driver.page.getByRole('gridcell').getByText(title, { exact: true }).first().waitFor()
  })

  test('the palette says when nothing is called so, and lists again what is', async () => {
    const { page, press } = driver
    await press('Control+K')
    const box = page.getByRole('dialog', { name: 'Go to' }).getByRole('combobox')
    await box.fill('qwxzv')
    await page.getByText('No record and no command is called so.').waitFor()
    await box.fill('Ёлка')
    await page.getByRole('option', { name: /Ёлка/ }).first().waitFor()
    await press('Escape')
  })
})
