import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { enterRecord } from '../helpers/entry'
import { electronPath } from '../helpers/launch'
import { redAidRecords } from '../helpers/redAidRecords'

let folder = ''
let driver: Driver

async function createCatalogue(): Promise<void> {
  const { page, press, type, tabTo } = driver
  await answerDialogs(driver, { save: join(folder, 'Путь.opis') })
  await tabTo(page.getByRole('button', { name: 'New empty catalogue' }))
  await press('Enter')
  await tabTo(page.getByLabel('Title of the catalogue'))
  await type('Каталог МОПР')
  await press('Enter')
  await untilOpen(driver)
}

describe.skipIf(electronPath === undefined)('the main job', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-main-job-'))
    driver = await start({ folder })
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })

  test('the first start offers the sample and an empty catalogue', async () => {
    const { page } = driver
    await page.getByRole('button', { name: 'Open the sample catalogue' }).waitFor()
    await page.getByRole('button', { name: 'New empty catalogue' }).waitFor()
  })

  test('a catalogue is made with the keyboard alone', async () => {
    await createCatalogue()
    const heading = driver.page.getByRole('heading', { level: 1 })
    expect(await heading.innerText()).toBe('Каталог МОПР')
  })

  test.each(redAidRecords)('a record of the kind "$kind" is entered by keys', async record => {
    await enterRecord(driver, record)
  })
})
