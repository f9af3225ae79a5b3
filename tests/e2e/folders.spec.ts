import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { pictureOnFailure } from '../helpers/failurePicture'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'

let folder = ''
let driver: Driver
const catalogue = (): string => join(folder, 'Dropbox', 'Каталог.opis')

describe.skipIf(electronPath === undefined)('the folder of a catalogue', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-folders-'))
    await mkdir(join(folder, 'Dropbox'))
    driver = await start({ folder })
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('in a synchronised place is opened with a warning, once', async () => {
    const warning = () => driver.page.getByText(/a folder that Dropbox synchronises/)
    await createCatalogue(driver, catalogue(), 'Каталог')
    await warning().waitFor()
    await driver.close()
    driver = await start({ folder })
    await untilOpen(driver)
    expect(await warning().count()).toBe(0)
  })

  test('of a newer version is opened for reading, says so, and stays as it is', async () => {
    const path = join(catalogue(), 'catalogue.json')
    await driver.close()
    const description = JSON.parse(await readFile(path, 'utf8')) as object
    const newer = JSON.stringify({ ...description, formatVersion: 99, later: { kept: true } })
    await writeFile(path, newer)
    driver = await start({ folder })
    const { page } = driver
    await untilOpen(driver)
    await page.getByText(/written by a newer version of Opis/).waitFor()
    await driver.press('Control+N')
    await driver.press('Control+1')
    await page.getByRole('grid', { name: 'Organisations', exact: true }).waitFor()
    expect(await page.locator('[data-form] input:not([readonly]):not([disabled])').count()).toBe(0)
    await driver.close()
    expect(await readFile(path, 'utf8')).toBe(newer)
    driver = await start({ folder })
    await untilOpen(driver)
  })

  test('that holds no catalogue is refused with the reason', async () => {
    const { page } = driver
    await answerDialogs(driver, { open: [folder] })
    await driver.application.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('openCatalogue')?.click()
    })
    await page
      .getByText(/holds no catalogue|no catalogue in/i)
      .first()
      .waitFor()
    await untilOpen(driver)
  })
})
