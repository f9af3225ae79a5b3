import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figureCount, figureOperations } from '../bench/generated/figures'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { showView, takeOut } from '../helpers/figureViews'
import { electronPath } from '../helpers/launch'
import { pdfPages } from '../helpers/pdfText'
import { createCatalogue, writeSaves } from '../helpers/seeding'

const subjects = 160
const name = 'whole.pdf'
let folder = ''
let driver: Driver

async function begin(): Promise<void> {
  await takeOut(driver, 'Report of the whole catalogue as PDF…')
  await driver.page.getByRole('dialog', { name: 'Report' }).getByRole('progressbar').waitFor()
}

describe.skipIf(electronPath === undefined)('the report of a large catalogue', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-figure-report-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Large.opis'), 'Large')
    await writeSaves(driver, [...figureOperations(subjects)])
    const figures = driver.page.getByRole('button', { name: /^Figures over time/ })
    await figures.waitFor({ timeout: 120_000 })
    await showView(driver, 'Figures over time')
    await driver.page.locator('.place svg path').first().waitFor({ state: 'attached' })
    await answerDialogs(driver, { save: join(folder, name) })
  }, 300_000)
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('is ended by key while it is made, and leaves no file', async () => {
    const { page, press, tabTo } = driver
    await begin()
    await tabTo(page.getByRole('dialog').getByRole('button', { name: 'Cancel' }))
    await press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await readdir(folder)).not.toContain(name)
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('made anew after that, has every subject and figure', async () => {
    await begin()
    await eventually(async () => (await readdir(folder)).includes(name), true, 120_000)
    await driver.page.getByText('The report is written.').waitFor()
    const pages = await pdfPages(join(folder, name))
    expect(pages.length).toBeGreaterThan(100)
    const text = pages.join('')
    for (const at of [1, subjects / 2, subjects - 1]) expect(text).toContain(`Section${String(at)}`)
    expect(text.match(/\[\d+\]/g)?.length).toBeGreaterThanOrEqual(figureCount(subjects))
  })
})
