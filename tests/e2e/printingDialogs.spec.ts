import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { showKind } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { pdfPages, withoutSpaces } from '../helpers/pdfText'
import { createRedAid } from '../helpers/seeding'

let folder = ''
let driver: Driver
/** Pictures for people who look at them; only where a folder is named. */
const pictures = process.env['OPIS_PICTURES']

async function picture(name: string): Promise<void> {
  if (pictures === undefined) return
  await mkdir(pictures, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    await driver.page.emulateMedia({ colorScheme })
    await driver.page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) })
  }
  await driver.page.emulateMedia({ colorScheme: 'light' })
}

/** Lays out in the form, looks at the first page, saves, and reads the PDF again. */
async function printed(form: string, kind: string | null): Promise<readonly string[]> {
  const { page, press } = driver
  const target = join(pictures ?? folder, `${form.slice(0, 12)}.pdf`)
  await answerDialogs(driver, { save: target })
  await press('Control+P')
  await page.getByRole('dialog', { name: 'Print' }).waitFor()
  await page.getByLabel(form).check()
  if (kind === null) await page.getByRole('radio', { name: /^All/ }).check()
  else await page.getByRole('combobox', { name: 'One kind:' }).selectOption(kind)
  await picture(`choose-${form.slice(0, 12)}`)
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('img', { name: 'Page 1' }).waitFor()
  await picture(`preview-${form.slice(0, 12)}`)
  await page.getByRole('button', { name: 'Save PDF …' }).click()
  await page.getByText('Saved as:').waitFor()
  return pdfPages(target)
}

describe.skipIf(electronPath === undefined)('printing what is catalogued', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-printing-'))
    driver = await start({ folder })
    await createRedAid(driver, join(folder, 'МОПР.opis'))
    await untilOpen(driver)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)
  afterEach(async () => {
    await driver.press('Escape')
    await driver.page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('the list that is shown is what is printed, unless another choice is made', async () => {
    await showKind(driver, 'section')
    await driver.press('Control+P')
    await driver.page.getByRole('dialog', { name: 'Print' }).waitFor()
    const list = driver.page.getByRole('radio', { name: /^This list/ })
    await eventually(async () => [await list.isChecked(), await list.isEnabled()], [true, true])
    await driver.page.getByRole('button', { name: 'Preview' }).click()
    await driver.page.getByRole('img', { name: 'Page 1' }).waitFor()
  })

  test('cards, four to a sheet, no page left empty', async () => {
    const pages = await printed('Catalogue cards', 'Persons')
    expect(pages.every(text => text !== '')).toBe(true)
    expect(pages.join('')).toContain('Person')
  })

  test('a list with its title at the head of each page', async () => {
    const pages = await printed('List, as the table shows it', 'Sections')
    for (const text of pages) expect(text).toContain('МОПР')
    expect(pages[0]).toContain(withoutSpaces('Reference code'))
  })

  test('records with their figures and citations', async () => {
    const pages = await printed('Records, each with its figures', 'Organisations')
    const text = pages.join('')
    expect(text).toContain('8,900,000')
    expect(text).toContain('Figures')
  })

  test('a bibliography', async () => {
    const pages = await printed('Bibliography', 'Sources')
    expect(pages.join('')).toContain(withoutSpaces('Отчёт ЦК МОПР.'))
  })

  test('a finding aid', async () => {
    const pages = await printed('Finding aid', 'Documents')
    expect(pages.join('')).not.toBe('')
  })

  test('a citation is copied, set and plain, by the keyboard alone', async () => {
    const { page, press, application } = driver
    await showKind(driver, 'source')
    await page.getByRole('grid').focus()
    await press('Home')
    await page.locator('[data-form]').waitFor()
    await press('Control+Alt+C')
    await page.getByRole('dialog', { name: 'Citation' }).waitFor()
    await page.locator('[data-style=chicagoNote] p').waitFor()
    await picture('citations')
    const shown = await page.locator('[data-style=chicagoNote] p').innerText()
    await page.locator('[data-style=chicagoNote] button:focus').waitFor()
    await press('Enter')
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await application.evaluate(async ({ clipboard }) => clipboard.readText())).toBe(shown)
    await page.evaluate(() => {
      const place = document.createElement('div')
      place.contentEditable = 'true'
      place.id = 'pasted'
      document.querySelector('[role=dialog]')?.append(place)
      place.focus()
    })
    await application.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.paste()
    })
    // Set text comes as a paragraph, plain text as a text alone.
    await page.locator('#pasted p').waitFor()
  })
})
