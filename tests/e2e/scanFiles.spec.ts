import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { elementsOf } from '../../src/shared/records/record'
import { untilPictures } from '../helpers/attaching'
import { expectAccessible } from '../helpers/axe'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { electronPath } from '../helpers/launch'
import { pdfPages } from '../helpers/pdfText'
import { makeScanFiles } from '../helpers/scanFiles'
import type { ScanFile } from '../helpers/scanFiles'
import { lookAt, openDocumentWith } from '../helpers/viewing'
import { storedRecords } from '../helpers/workingCopy'

const title = 'Дело о кампании'
const transcribed = 'Красная помощь\nв тюрьмах Европы'

let folder = ''
let driver: Driver
let files: readonly ScanFile[] = []

async function give(command: string): Promise<void> {
  await driver.application.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, command)
}

const stored = (sha256: string): string =>
  join(folder, 'Scans.opis', 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)

async function attached(): Promise<number> {
  const document = (await storedRecords(driver)).find(({ kind }) => kind === 'document')
  return document ? elementsOf(document, 'attachments').length : 0
}

describe.skipIf(electronPath === undefined)('the files of scans', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-scan-files-'))
    files = await makeScanFiles(folder)
    driver = await start({ folder })
    const paths = files.map(({ path }) => path)
    await openDocumentWith(driver, join(folder, 'Scans.opis'), title, paths)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('pages leave as a PDF in which a transcription is found, from the keyboard', async () => {
    const { page, press, type, tabTo } = driver
    await lookAt(driver, 1)
    await press('t')
    const text = page.getByRole('textbox', { name: 'Text of page 1' })
    await tabTo(text)
    await text.fill(transcribed)
    await page.keyboard.press('Tab')
    await eventually(
      async () => JSON.stringify(await storedRecords(driver)).includes('тюрьмах Европы'),
      true
    )
    await give('scanClose')
    await page.getByRole('grid').waitFor()
    const target = join(folder, 'pages.pdf')
    await answerDialogs(driver, { save: target })
    await press('Control+K')
    const palette = page.getByRole('dialog', { name: 'Go to' }).getByRole('combobox')
    await eventually(async () => palette.evaluate(each => each === document.activeElement), true)
    await type('Export pages')
    await page
      .getByRole('option', { name: /Export pages/ })
      .first()
      .waitFor()
    await press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Export pages' })
    await dialog.getByLabel('Scans of the open record').check()
    await dialog.getByLabel('One searchable PDF').check()
    await expectAccessible(driver)
    await tabTo(dialog.getByRole('button', { name: 'Export …' }))
    await press('Enter')
    await dialog.getByText('5 pages exported').waitFor()
    const pages = await pdfPages(target)
    expect(pages).toHaveLength(5)
    expect(pages[1]).toBe(transcribed.replace(/\s/g, ''))
    await press('Escape')
  })

  test('a manifest of the record stands beside the images of its pages', async () => {
    const { page, press } = driver
    const out = join(folder, 'published')
    await mkdir(out)
    await answerDialogs(driver, { open: [out] })
    await give('exportPages')
    const dialog = page.getByRole('dialog', { name: 'Export pages' })
    await dialog.getByLabel('Images with a IIIF manifest').check()
    const address = dialog.getByLabel('Address of the folder when it is published')
    await address.fill('archive.example')
    await page.keyboard.press('Tab')
    await dialog.getByText('An address begins with https://').waitFor()
    expect(await dialog.getByRole('button', { name: 'Export …' }).isDisabled()).toBe(true)
    await address.fill('https://archive.example/iiif/1/')
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Export …' }).click()
    await dialog.getByText('5 pages exported').waitFor()
    const text = await readFile(join(out, title, 'manifest.json'), 'utf8')
    const manifest = JSON.parse(text) as { id: string; label: object; items: readonly object[] }
    expect(manifest).toMatchObject({
      id: 'https://archive.example/iiif/1/manifest.json',
      label: { en: [title] }
    })
    expect(manifest.items).toHaveLength(5)
    expect(await readdir(join(out, title, 'images'))).toHaveLength(5)
    await press('Escape')
  })

  test('a scan dragged by its name leaves as a copy', async () => {
    const { application, page } = driver
    await application.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (!contents) throw new Error('There is no window')
      const state = globalThis as { dragged?: string }
      contents.startDrag = ({ file }) => {
        state.dragged = file
      }
    })
    await page.locator('[data-drag-out]').first().dispatchEvent('dragstart')
    const dragged = async (): Promise<string> =>
      application.evaluate(() => (globalThis as { dragged?: string }).dragged ?? '')
    await eventually(async () => (await dragged()) !== '', true)
    const path = await dragged()
    expect(basename(path)).toBe(basename(files[0]?.path ?? ''))
    expect(await readFile(path)).toEqual(await readFile(files[0]?.path ?? ''))
    expect(path).not.toContain('Scans.opis')
  })

  test('lost files are found by their bytes in a folder', async () => {
    const { page, press } = driver
    const [image, , pdf] = files
    const elsewhere = join(folder, 'backup')
    await mkdir(elsewhere)
    await writeFile(join(elsewhere, 'renamed'), await readFile(image?.path ?? ''))
    for (const lost of [image, pdf]) await rm(stored(lost?.sha256 ?? ''))
    await answerDialogs(driver, { open: [elsewhere] })
    await give('scanFiles')
    const dialog = page.getByRole('dialog', { name: 'Files of scans' })
    await dialog.getByLabel('Not used by any record').check()
    await dialog.getByText('Every file is used by a record.').waitFor()
    await dialog.getByLabel('Missing').check()
    await dialog.getByText('2 files are missing').waitFor()
    await expectAccessible(driver)
    await dialog.getByRole('button', { name: 'Look through a folder …' }).click()
    await dialog.getByText('1 missing file found and stored again').waitFor()
    await dialog.getByText('1 file is missing').waitFor()
    expect(await readFile(stored(image?.sha256 ?? ''))).toEqual(await readFile(image?.path ?? ''))
    await writeFile(stored(pdf?.sha256 ?? ''), await readFile(pdf?.path ?? ''))
    await press('Escape')
  })

  test('what happened to a file is shown with it, and saved', async () => {
    const { page, press } = driver
    await page.locator('summary', { hasText: 'About the file' }).first().click()
    await eventually(async () => (await page.locator('[data-file-event]').count()) > 0, true)
    expect(await page.locator('[data-file-event]').first().innerText()).toContain('Attached')
    const target = join(folder, 'events.csv')
    await answerDialogs(driver, { save: target })
    await give('scanFiles')
    const dialog = page.getByRole('dialog', { name: 'Files of scans' })
    await dialog.getByRole('button', { name: 'Save events …' }).click()
    const read = async (): Promise<string> => readFile(target, 'utf8').catch(() => '')
    await eventually(async () => (await read()).includes('ingestion'), true)
    expect((await read()).split('\r\n')[0]).toContain('eventType,eventDateTime')
    await press('Escape')
  })

  test('a watched folder offers what comes, and attaches it to the open record', async () => {
    const { page, press } = driver
    const inbox = join(folder, 'Сканер')
    await mkdir(inbox)
    await writeFile(join(inbox, 'before.jpg'), await readFile(files[0]?.path ?? ''))
    await answerDialogs(driver, { open: [inbox] })
    await give('watchFolder')
    const dialog = page.getByRole('dialog', { name: 'Watched folder' })
    await dialog.getByText('No folder is watched.').waitFor()
    await dialog.getByRole('button', { name: 'Choose a folder …' }).click()
    await dialog.locator('[data-watched]').waitFor()
    await press('Escape')
    const before = await attached()
    const bytes = Buffer.concat([await readFile(files[0]?.path ?? ''), Buffer.from('another')])
    await writeFile(join(inbox, 'new.jpg'), bytes)
    await page.getByText('1 new scan in “Сканер”').waitFor({ timeout: 60_000 })
    await expectAccessible(driver)
    await page.locator('[data-attach-arrived]').click()
    await eventually(attached, before + 1)
    await page.getByText('1 new scan in “Сканер”').waitFor({ state: 'detached' })
    await untilPictures(driver, before + 1)
  })
})
