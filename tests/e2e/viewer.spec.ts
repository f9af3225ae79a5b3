import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partOf, valueOf } from '../../src/shared/records/record'
import { dropFiles, untilPictures } from '../helpers/attaching'
import { expectAccessible } from '../helpers/axe'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { openRecord } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { checksumsIn } from '../helpers/scanFiles'
import { lookAt, openDocumentWith, untilDrawn } from '../helpers/viewing'
import { storedRecords } from '../helpers/workingCopy'
import { largePage, writtenTiff } from '../helpers/writtenPages'

const title = 'Отчёт ЦК МОПР'

let folder = ''
let driver: Driver

async function scale(page: Page): Promise<number> {
  const text = await page.getByRole('button', { name: 'Actual size (0)' }).first().innerText()
  return Number(text.replace(/\D/g, ''))
}

/** The citations with a place on a scan, by region. */
async function citedRegions(): Promise<readonly string[]> {
  const records = await storedRecords(driver)
  return records
    .filter(({ kind }) => kind === 'citation')
    .map(citation => {
      const place = valueOf(citation, 'place')
      return `${String(partOf(place, 'page'))}: ${String(partOf(place, 'region'))}`
    })
}

describe.skipIf(electronPath === undefined)('the viewer', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-viewer-'))
    driver = await start({ folder })
    const files = {
      'large.jpg': await sharp(await largePage(4000, 2800))
        .jpeg()
        .toBuffer(),
      'pages.tif': await writtenTiff([['One'], ['Two'], ['Three']])
    }
    const half = files['large.jpg'].subarray(0, files['large.jpg'].length / 2)
    await writeFile(join(folder, 'half.jpg'), half)
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
    const paths = Object.keys(files).map(name => join(folder, name))
    await openDocumentWith(driver, join(folder, 'Scans.opis'), title, paths)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('a large scan is drawn in tiles, enlarged, turned and lit by keys; its file stays', async () => {
    const { page, press } = driver
    const before = await checksumsIn(join(folder, 'Scans.opis', 'files'))
    await lookAt(driver, 0)
    const fitted = await scale(page)
    await press('+')
    await eventually(async () => (await scale(page)) > fitted, true)
    await press('0')
    await eventually(async () => scale(page), 100)
    await untilDrawn(page)
    await press('r')
    await press('b')
    await press('c')
    await untilDrawn(page)
    const filter = await page.locator('[data-stage] .canvas').getAttribute('style')
    expect(filter).toContain('brightness(1.1) contrast(1.1)')
    expect(await checksumsIn(join(folder, 'Scans.opis', 'files'))).toEqual(before)
    const bytes = await readFile(join(folder, 'large.jpg'))
    expect((await sharp(bytes).metadata()).width).toBe(4000)
  })

  test('zoom and place are remembered for each scan', async () => {
    const { page, press } = driver
    await press('Escape')
    await page.getByRole('grid').waitFor()
    await lookAt(driver, 1)
    await press('PageDown')
    await eventually(async () => page.locator('[data-page]').getAttribute('data-page'), '2')
    await press('Escape')
    await lookAt(driver, 0)
    await eventually(async () => scale(page), 100)
    await press('Escape')
    await lookAt(driver, 1)
    await eventually(async () => page.locator('[data-page]').getAttribute('data-page'), '2')
  })

  test('the strip shows all pages and goes to each', async () => {
    const { page, press } = driver
    await press('p')
    const strip = page.getByRole('navigation', { name: 'Strip of pages (P)' })
    await eventually(async () => strip.locator('img').count(), 3)
    await strip.getByRole('button', { name: 'Page 3' }).click()
    await eventually(async () => page.locator('[data-page]').getAttribute('data-page'), '3')
    await untilDrawn(page)
  })

  test('what is fitted stays so when the room for it changes', async () => {
    const { page, press } = driver
    const stage = page.locator('[data-stage]')
    /** The left edge and the width of the outlined place, as parts of the room. */
    async function placeInRoom(): Promise<readonly number[]> {
      const [room, place] = await Promise.all([
        stage.boundingBox(),
        stage.locator('.region').boundingBox()
      ])
      if (!room || !place) throw new Error('Nothing is outlined')
      return [(place.x - room.x) / room.width, place.width / room.width].map(part =>
        Number(part.toFixed(2))
      )
    }
    await stage.focus()
    await press('w')
    await press('m')
    await stage.locator('.region').waitFor()
    const before = await placeInRoom()
    for (const isShown of [false, true]) {
      await press('p')
      const strip = page.getByRole('navigation', { name: 'Strip of pages (P)' })
      await strip.waitFor({ state: isShown ? 'visible' : 'detached' })
      await eventually(placeInRoom, before)
    }
    await press('Escape')
  })

  test('a region drawn with the mouse is cited, and the citation opens the page there', async () => {
    const { page } = driver
    await page.getByRole('button', { name: 'Mark a region (M)' }).click()
    const stage = await page.locator('.marking').boundingBox()
    if (!stage) throw new Error('Nothing to draw on')
    const [x, y] = [stage.x + stage.width / 2, stage.y + 40]
    await page.mouse.move(x - 60, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 30, { steps: 4 })
    await page.mouse.up()
    const shown = await page.locator('output').innerText()
    expect(shown).toMatch(/^\d+(\.\d)?(,\d+(\.\d)?){3}$/)
    await page.getByRole('button', { name: `Cite for ${title}` }).click()
    await eventually(citedRegions, [`3: ${shown}`])
    await driver.press('Control+9')
    await page.locator('[role=row][aria-selected]').first().click()
    await page.locator('[data-show-place]').first().click()
    await page.locator('[data-stage] .region').waitFor()
    await eventually(async () => page.locator('[data-page]').getAttribute('data-page'), '3')
  })

  test('a region is set by the keyboard alone and cited for the open record', async () => {
    const { page, press } = driver
    await openRecord(driver, 'document', title)
    await lookAt(driver, 1)
    await page.locator('[data-stage]').first().focus()
    await press('m')
    await page.locator('output').waitFor()
    const before = (await page.locator('output').innerText()).split(',').map(Number)
    await press('ArrowRight')
    await press('ArrowDown')
    await press('Shift+ArrowRight')
    const after = (await page.locator('output').innerText()).split(',').map(Number)
    expect(after[0]).toBeCloseTo((before[0] ?? 0) + 1)
    expect(after[2]).toBeCloseTo((before[2] ?? 0) + 1)
    await press('Enter')
    await eventually(async () => (await citedRegions()).length, 2)
    expect((await citedRegions()).some(region => region === `3: ${after.join(',')}`)).toBe(true)
  })

  test('two pages stand side by side', async () => {
    const { page, press } = driver
    await page.locator('[data-stage]').first().focus()
    await press('s')
    await eventually(async () => page.locator('[data-stage][data-drawn=true]').count(), 2, 60_000)
    await page.getByRole('button', { name: 'Close this side (Esc)' }).click()
    await eventually(async () => page.locator('[data-stage]').count(), 1)
  })

  test('a second window shows the scan and follows the record', async () => {
    const { page, application } = driver
    const opened = application.waitForEvent('window')
    await page.getByRole('button', { name: 'Second window' }).click()
    const second = await opened
    await untilDrawn(second)
    await page.getByRole('grid').waitFor()
    expect(await second.title()).toContain('pages.tif')
    await second.locator('[data-stage]').focus()
    await second.keyboard.press('PageUp')
    await eventually(async () => second.locator('[data-page]').getAttribute('data-page'), '2')
    await page.locator('[data-scan-view]').first().click()
    await eventually(async () => second.title(), 'large.jpg – Opis')
    await untilDrawn(second)
    // It may ask for very little.
    const reply = await second.evaluate(async () => window.opis.call.catalogue.close())
    expect(reply).toMatchObject({ ok: false })
    // The key closes the window, which then cannot say that it was pressed.
    await second.keyboard.press('Escape').catch(() => undefined)
    await eventually(async () => application.windows().length, 1)
    await page.locator('[data-scan-view]').first().click()
    await untilDrawn(page)
  })

  test('a damaged scan is shown as far as it goes, and says so', async () => {
    const { page } = driver
    expect(await page.locator('[data-damaged]').count()).toBe(0)
    await dropFiles(driver, [join(folder, 'half.jpg')])
    await untilPictures(driver, 3)
    await lookAt(driver, 2)
    await page.locator('[data-damaged]').waitFor()
    await expectAccessible(driver)
    await lookAt(driver, 1)
    await page.locator('[data-damaged]').waitFor({ state: 'detached' })
  })
})
