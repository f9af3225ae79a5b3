import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operationsOfEntered } from '../../src/shared/records/entered'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { figureCatalogue } from '../helpers/figureCatalogue'
import { electronPath } from '../helpers/launch'
import { pdfPages, withoutSpaces } from '../helpers/pdfText'
import { createCatalogue, writeOperations } from '../helpers/seeding'
import { drawnParts, showShape, showView, takeOut } from '../helpers/figureViews'

const body = 'Test Relief'
let folder = ''
let driver: Driver

async function takenOut(label: string, name: string): Promise<string> {
  const path = join(folder, name)
  await answerDialogs(driver, { save: path })
  await takeOut(driver, label)
  await eventually(async () => (await readdir(folder)).includes(name), true, 30_000)
  return path
}

/** How many points of a picture are not of the colour in its corner. */
async function drawnPoints(png: Buffer): Promise<number> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let drawn = 0
  for (let at = 0; at < data.length; at += info.channels) {
    const isGround = [0, 1, 2].every(one => Math.abs((data[at + one] ?? 0) - (data[one] ?? 0)) < 8)
    if (!isGround) drawn++
  }
  return drawn
}

/** The clipboard of Electron 33, and that of the newest, which answers with promises. */
interface PictureClipboard {
  readImage?(): { toPNG(): Buffer }
  read(): Promise<readonly { getType(type: string): Promise<Blob> }[]>
}

async function copiedPicture(): Promise<Buffer> {
  const copied = await driver.application.evaluate(async ({ clipboard }) => {
    const board = clipboard as unknown as PictureClipboard
    if (board.readImage) return board.readImage().toPNG().toString('base64')
    const [item] = await board.read()
    const picture = await item?.getType('image/png')
    return picture ? Buffer.from(await picture.arrayBuffer()).toString('base64') : ''
  })
  return Buffer.from(copied, 'base64')
}

describe.skipIf(electronPath === undefined)('figures on paper and as pictures', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-figure-pictures-'))
    // Paper is white, whatever the window looks like.
    driver = await start({ folder, preferences: { theme: 'dark' } })
    await createCatalogue(driver, join(folder, 'Views.opis'), 'Views')
    await writeOperations(driver, operationsOfEntered(figureCatalogue, v7))
    await showView(driver, 'Figures over time')
    await driver.page.locator('.place svg path').first().waitFor({ state: 'attached' })
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('a chart is exported as PNG, and copied', async () => {
    const png = await readFile(await takenOut('Export as PNG…', 'chart.png'))
    const { format, width } = await sharp(png).metadata()
    expect([format, (width ?? 0) > 200]).toEqual(['png', true])
    expect(await drawnPoints(png)).toBeGreaterThan(500)
    await takeOut(driver, 'Copy as picture')
    await driver.page.getByText('The picture is in the clipboard.').waitFor()
    const copied = await copiedPicture()
    expect(await drawnPoints(copied)).toBeGreaterThan(500)
  })

  test.each(['By section', 'Map'] as const)('"%s" is exported as PNG, and copied', async shape => {
    await showShape(driver, shape)
    await driver.page.locator(drawnParts[shape]).first().waitFor({ state: 'attached' })
    const png = await readFile(await takenOut('Export as PNG…', `${shape}.png`))
    expect(await drawnPoints(png)).toBeGreaterThan(500)
    await driver.application.evaluate(({ clipboard }) => {
      clipboard.clear()
    })
    await takeOut(driver, 'Copy as picture')
    await eventually(async () => (await copiedPicture()).length > 0, true)
    expect(await drawnPoints(await copiedPicture())).toBeGreaterThan(500)
  })

  test.each([
    ['Chart', ['1928-01-01', '1200']],
    ['By section', ['Советская секция', '520']],
    ['Table', ['Советская секция', '520']],
    ['Map', ['Советская секция', 'USSR']]
  ] as const)('the numbers of "%s" leave as CSV', async (shape, cells) => {
    await showShape(driver, shape)
    const csv = await readFile(await takenOut('Export the numbers as CSV…', `${shape}.csv`), 'utf8')
    for (const cell of cells) expect(csv).toContain(cell)
  })

  test.each(['Chart', 'By section', 'Map'])('"%s" is exported as SVG', async shape => {
    await showShape(driver, shape)
    const path = await takenOut('Export as SVG…', `${shape}.svg`)
    expect(await drawnPoints(await sharp(path).png().toBuffer())).toBeGreaterThan(500)
  })

  test('the report of a body numbers its references', async () => {
    const path = await takenOut('Report of this body as PDF…', 'body.pdf')
    const text = (await pdfPages(path)).join('')
    for (const words of [body, 'Советская секция', '1 200', 'misprint', '[1]', 'References'])
      expect(text).toContain(withoutSpaces(words))
    expect(text).toContain(withoutSpaces('1. Отчёт о работе, p. 7: “According to the table”'))
  })

  test('the report of the whole catalogue has every subject', async () => {
    const path = await takenOut('Report of the whole catalogue as PDF…', 'whole.pdf')
    const text = (await pdfPages(path)).join('')
    for (const words of [body, 'Yugoslav section', 'Section in Germany', 'References'])
      expect(text).toContain(withoutSpaces(words))
  })

  test('the checks are exported as CSV', async () => {
    await showView(driver, 'Checks')
    await driver.page.getByText('No citation supports this figure.').first().waitFor()
    await answerDialogs(driver, { save: join(folder, 'checks.csv') })
    await driver.tabTo(driver.page.getByRole('button', { name: 'Export CSV…' }))
    await driver.press('Enter')
    await eventually(async () => (await readdir(folder)).includes('checks.csv'), true)
    const csv = await readFile(join(folder, 'checks.csv'), 'utf8')
    expect(csv).toContain('noCitation')
    expect(csv).toContain('No citation supports this figure.')
  })

  test.each(['Chart', 'By section', 'Table', 'Map'])('"%s" is printed alone', async shape => {
    await showView(driver, 'Figures over time')
    await showShape(driver, shape)
    const printed = await driver.application.evaluate(async ({ BrowserWindow }) => {
      const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({})
      return pdf?.toString('base64') ?? ''
    })
    const path = join(folder, `printed ${shape}.pdf`)
    await writeFile(path, Buffer.from(printed, 'base64'))
    const text = (await pdfPages(path)).join('')
    expect(text).toContain(withoutSpaces(`${body} · Members`))
    for (const words of ['All records', 'Copy, print, export']) {
      expect(text).not.toContain(withoutSpaces(words))
    }
  })
})
