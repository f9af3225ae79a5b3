import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageTextsOf } from '../../src/shared/texts/pageText'
import type { PageText } from '../../src/shared/texts/pageText'
import { dropFiles, untilPictures } from '../helpers/attaching'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { openRecord, search, showAll } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { sharedFile } from '../helpers/sharedFiles'
import { lookAt, openDocumentWith } from '../helpers/viewing'
import { storedRecords } from '../helpers/workingCopy'
import { writtenPage, writtenTiff } from '../helpers/writtenPages'

const title = 'Отчёт ЦК МОПР'
/** Recognition is slow where several things are done at once. */
const patience = 170_000
const written = {
  rus: 'Международная организация помощи борцам революции',
  deu: 'Die Rote Hilfe unterstützt die Gefangenen und ihre Familien',
  fra: 'Le Secours rouge défend les prisonniers politiques',
  eng: 'International Red Aid helps political prisoners'
}

let folder = ''
let driver: Driver

async function textsOf(name: string): Promise<ReadonlyMap<number, PageText>> {
  const scan = (await storedRecords(driver)).find(({ values }) => values['originalName'] === name)
  return scan ? pageTextsOf(scan) : new Map()
}

async function readTexts(languages: readonly string[], again = false): Promise<void> {
  const { page, press } = driver
  await press('Control+Alt+T')
  const dialog = page.getByRole('dialog', { name: 'Read text' })
  await dialog.getByLabel('Scans of the open record').check()
  for (const name of ['Russian', 'German', 'English', 'French']) {
    await dialog.getByLabel(name, { exact: true }).setChecked(languages.includes(name))
  }
  await dialog.getByLabel('Read again what was read before').setChecked(again)
  await dialog.getByRole('button', { name: 'Read', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
}

describe.skipIf(electronPath === undefined)('the text of scans', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-texts-'))
    driver = await start({ folder })
    await writeFile(join(folder, 'four.png'), await writtenPage(Object.values(written)))
    await openDocumentWith(driver, join(folder, 'Texts.opis'), title, [join(folder, 'four.png')])
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('print in four languages is recognised offline', async () => {
    await readTexts(['Russian', 'German', 'English', 'French'])
    await eventually(async () => (await textsOf('four.png')).size, 1, patience)
    const text = (await textsOf('four.png')).get(1)
    expect(text?.origin).toBe('recognised')
    const found = words(text?.text ?? '')
    const expected = [...words(Object.values(written).join(' '))]
    const missing = expected.filter(word => !found.has(word))
    expect(missing.length, `missing: ${missing.join(' ')}`).toBeLessThan(expected.length / 5)
  })

  test('a word in it is found, and marked in the text and on the page', async () => {
    const { page } = driver
    await showAll(driver)
    await search(driver, 'prisonniers')
    const row = page.locator('[role=row][aria-selected]').filter({ hasText: 'four.png' })
    await row.first().click()
    await page.getByRole('list', { name: 'Found on these pages' }).getByRole('button').click()
    await page.locator('[data-stage] .hit').first().waitFor({ timeout: 60_000 })
    await page.locator('[data-stage]').first().focus()
    await driver.press('t')
    await eventually(
      async () => page.locator('[data-marked] mark').first().innerText(),
      'prisonniers'
    )
    await driver.press('t')
    await driver.press('Escape')
    await search(driver, '')
  })

  test('a page corrected by hand is a transcription, which no later reading replaces', async () => {
    const { page } = driver
    await openRecord(driver, 'document', title)
    await lookAt(driver)
    await driver.press('t')
    const area = page.getByRole('textbox', { name: 'Text of page 1' })
    await area.fill('Первая строка\nвторая строка')
    await area.blur()
    const corrected = { page: 1, text: 'Первая строка\nвторая строка', origin: 'transcribed' }
    await eventually(
      async () => (await textsOf('four.png')).get(1),
      expect.objectContaining(corrected) as PageText
    )
    await readTexts(['English'], true)
    await page
      .getByRole('status', { name: 'Read text' })
      .waitFor({ state: 'hidden', timeout: patience })
    expect((await textsOf('four.png')).get(1)).toMatchObject(corrected)
    // Undo takes back what the person did, not what was read in the background.
    await driver.press('Escape')
    await driver.press('Control+Z')
    await eventually(async () => (await textsOf('four.png')).get(1)?.origin, 'recognised' as const)
  })

  test.skipIf(!existsSync(sharedFile('pdf/externalLink.pdf')))(
    'the text layer of a PDF is read, and kept page by page',
    async () => {
      await openRecord(driver, 'document', title)
      await dropFiles(driver, [sharedFile('pdf/externalLink.pdf')])
      await untilPictures(driver, 2)
      await readTexts(['English'])
      await eventually(
        async () => (await textsOf('externalLink.pdf')).get(1)?.origin,
        'textLayer',
        patience
      )
    }
  )

  test('reading goes on after the application was killed', async () => {
    const pages = Array.from({ length: 5 }, (_, at) => [`Page number ${String(at + 1)}`, 'Red Aid'])
    await writeFile(join(folder, 'many.tif'), await writtenTiff(pages))
    await openRecord(driver, 'document', title)
    const before = await driver.page.locator('[data-scan-view]').count()
    await dropFiles(driver, [join(folder, 'many.tif')])
    await untilPictures(driver, before + 1)
    await readTexts(['English'])
    await eventually(async () => (await textsOf('many.tif')).size > 0, true, patience)
    driver.application.process().kill('SIGKILL')
    driver = await start({ folder })
    await untilOpen(driver)
    await eventually(async () => (await textsOf('many.tif')).size, 5, patience)
    const last = (await textsOf('many.tif')).get(5)
    expect(last?.text).toContain('5')
  })
})
