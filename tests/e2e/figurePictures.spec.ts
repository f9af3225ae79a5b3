import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
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
import { manySections } from '../helpers/manySections'
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

/** The lines above the drawing, where nothing stands but letters and marks. */
async function titleOf(png: Buffer): Promise<Buffer> {
  return sharp(png).extract({ left: 0, top: 0, width: 800, height: 190 }).png().toBuffer()
}

/** What the window would print, page by page. */
async function printedPages(name: string): Promise<readonly string[]> {
  const printed = await driver.application.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({})
    return pdf?.toString('base64') ?? ''
  })
  const path = join(folder, name)
  await writeFile(path, Buffer.from(printed, 'base64'))
  return pdfPages(path)
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

/** The words of an SVG, and what it would load; fails where it is not well formed. */
function readSvg(svg: string): { readonly text: string; readonly loaded: readonly string[] } {
  const texts: string[] = []
  const open: string[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name)
    expect(['script', 'foreignObject', 'image', 'a']).not.toContain(name)
    expect(Object.keys(attributes).filter(key => key.startsWith('on'))).toEqual([])
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', text => {
    if (open.at(-1) === 'text') texts.push(text.trim())
  })
  parser.write(svg).close()
  const loaded = [...svg.matchAll(/url\(["']?([^"')]+)|(?:href|src)="([^"]*)/g)]
  return { text: texts.join('\n'), loaded: loaded.map(([, url, link]) => url ?? link ?? '') }
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
    // Twice as fine as it is shown.
    expect(await drawnPoints(await titleOf(png))).toBeGreaterThan(2000)
    await takeOut(driver, 'Copy as picture')
    await driver.page.getByText('The picture is in the clipboard.').waitFor()
    const copied = await copiedPicture()
    expect(await drawnPoints(copied)).toBeGreaterThan(500)
  })

  test.each(['By section', 'Table', 'Map'] as const)(
    '"%s" is exported as PNG, and copied',
    async shape => {
      await showShape(driver, shape)
      await driver.page.locator(drawnParts[shape]).first().waitFor({ state: 'attached' })
      const png = await readFile(await takenOut('Export as PNG…', `${shape}.png`))
      expect(await drawnPoints(await titleOf(png))).toBeGreaterThan(2000)
      await driver.application.evaluate(({ clipboard }) => {
        clipboard.clear()
      })
      await takeOut(driver, 'Copy as picture')
      await eventually(async () => (await copiedPicture()).length > 0, true)
      expect(await drawnPoints(await copiedPicture())).toBeGreaterThan(500)
    }
  )

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

  test.each([
    ['Chart', ['As of: 1 January 1924 – 1 January 1931', 'sources differ', 'Отчёт о работе, p. 7']],
    ['By section', ['Each chart has a scale of its own', 'Советская секция']],
    ['Table', ['1 January 1928', '1,000–1,200 ≠', 'sources differ', '910–940', '4 of 6']],
    ['Map', ['Map of the sections on 1 January 1931', 'USSR (1922–1991)', 'existed then']]
  ] as const)('"%s" is exported as SVG that says what it shows', async (shape, words) => {
    await showShape(driver, shape)
    const svg = await readFile(await takenOut('Export as SVG…', `${shape}.svg`), 'utf8')
    const { text, loaded } = readSvg(svg)
    for (const one of [`${body} · Members`, ...words]) expect(text).toContain(one)
    expect(
      loaded.filter(url => !url.startsWith('data:font/woff2') && !url.startsWith('#'))
    ).toEqual([])
    // Paper is light.
    expect(svg).toContain('fill="#fbfaf8"')
    expect(await drawnPoints(await sharp(Buffer.from(svg)).png().toBuffer())).toBeGreaterThan(500)
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
    const text = (await printedPages(`printed ${shape}.pdf`)).join('')
    expect(text).toContain(withoutSpaces(`${body} · Members`))
    for (const words of ['All records', 'Copy, print, export']) {
      expect(text).not.toContain(withoutSpaces(words))
    }
  })
})

describe.skipIf(electronPath === undefined)('a body with more sections than a window shows', () => {
  const title = 'Rote Hilfe <&> 国际红色'
  const count = 90

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-many-pictures-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Many.opis'), 'Many')
    await writeOperations(driver, operationsOfEntered(manySections(title, count), v7))
    await showView(driver, 'Figures over time')
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test.each(['By section', 'Table'])('"%s" has all of them in its picture', async shape => {
    await showShape(driver, shape)
    const { text } = readSvg(
      await readFile(await takenOut('Export as SVG…', `${shape}.svg`), 'utf8')
    )
    const numbers = Array.from({ length: count - 5 }, (_, at) => `Section no. ${String(at + 6)}`)
    const lines = text.split('\n')
    expect(numbers.filter(name => !lines.includes(name))).toEqual([])
    const inOneLine = lines.join(' ')
    for (const name of [
      `${title} · Members`,
      'Ελληνική Εργατική Βοήθεια',
      '中国济难会',
      'Секция Союза Советских Социалистических Республик',
      'Sección “Socorro Rojo” & <b>amigos</b> ]]> -->'
    ]) {
      expect(inOneLine).toContain(name)
    }
    const png = await readFile(await takenOut('Export as PNG…', `${shape}.png`))
    const { height = 0 } = await sharp(png).metadata()
    const shown = await driver.page.evaluate(() => innerHeight * devicePixelRatio)
    expect(height).toBeGreaterThan(2 * shown)
    const end = { left: 0, top: height - 400, width: 800, height: 300 }
    expect(await drawnPoints(await sharp(png).extract(end).png().toBuffer())).toBeGreaterThan(2000)
  })

  test.each(['By section', 'Table'])('"%s" is printed with all of them', async shape => {
    await showShape(driver, shape)
    // The dialog of the system is no part of the application.
    await driver.page.evaluate(() => {
      window.print = () => (document.body.title = 'printed')
    })
    await takeOut(driver, 'Print…')
    await eventually(async () => driver.page.evaluate(() => document.body.title), 'printed')
    const pages = await printedPages(`many ${shape}.pdf`)
    expect(pages.length).toBeGreaterThan(1)
    for (let at = 6; at <= count; at++) {
      expect(pages.join('')).toContain(withoutSpaces(`Section no. ${String(at)}`))
    }
    await driver.page.evaluate(() => (document.body.title = ''))
  })

  test('the names of sources are text in the picture of a chart', async () => {
    await showShape(driver, 'Chart')
    const { text } = readSvg(await readFile(await takenOut('Export as SVG…', 'c.svg'), 'utf8'))
    expect(text).toContain('Report </text><script>1</script>, p. 7 & 8')
  })
})
