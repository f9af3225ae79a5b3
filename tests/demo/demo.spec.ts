import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { untilPictures } from '../helpers/attaching'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { beginRecord, enterFields, save } from '../helpers/entry'
import { openRecord, showAll, search } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { makeScanFiles } from '../helpers/scanFiles'

const output = process.env['OPIS_DEMO_OUTPUT']
const readme = process.env['OPIS_DEMO_README'] === undefined ? null : resolve('docs/screenshots')
const size = { width: 1440, height: 900 }

let folder = ''
let driver: Driver
let pictures = 0

function say(what: string): void {
  process.stdout.write(`${what}\n`)
}

async function setTheme(theme: 'light' | 'dark'): Promise<void> {
  await driver.press('Control+K')
  const palette = driver.page.getByRole('dialog', { name: 'Go to' })
  await palette.waitFor()
  await driver.type(theme === 'light' ? 'Light theme' : 'Dark theme')
  await palette.getByRole('option', { name: /theme$/ }).first().waitFor()
  await driver.press('Enter')
  await driver.page.locator(`html[data-theme="${theme}"]`).waitFor()
  await palette.waitFor({ state: 'hidden' })
}

/** Without the cursor blinking and without what only passes by. */
async function picture(path: string): Promise<void> {
  await driver.page.screenshot({ path, animations: 'disabled', caret: 'hide' })
}

/** The same screen by day and by night. */
async function photograph(name: string): Promise<void> {
  pictures++
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(theme)
    const file = `${String(pictures).padStart(2, '0')}-${name}-${theme}.png`
    await picture(join(output ?? '', file))
    say(`  picture ${file}`)
  }
}

describe.skipIf(electronPath === undefined || output === undefined)('the demonstration', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-demo-'))
    await mkdir(output ?? '', { recursive: true })
    driver = await start({ folder, preferences: { person: 'A. Petrova' } })
    await driver.application.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
    }, size)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })

  test('opens the sample catalogue', async () => {
    say('Opening the sample catalogue, International Red Aid')
    await answerDialogs(driver, { save: join(folder, 'International Red Aid.opis') })
    await driver.page.getByRole('button', { name: 'Open the sample catalogue' }).click()
    await untilOpen(driver)
    await openRecord(driver, 'organisation', 'International Red Aid')
    await photograph('organisation-and-its-figures')
    if (readme) await photographReadme(readme)
  })

  test('enters a periodical by the keyboard', async () => {
    say('Entering the periodical «Путь МОПРа» by the keyboard')
    await beginRecord(driver, 'periodical')
    await enterFields(driver, {
      key: 'periodical',
      kind: 'periodical',
      values: {
        titles: [
          { text: 'Путь МОПРа', type: 'proper', language: 'rus', script: 'Cyrl' },
          { text: 'Put′ MOPRa', type: 'transliterated', language: 'rus', script: 'Latn' }
        ],
        languages: ['rus'],
        publishers: ['Russian section']
      }
    })
    await photograph('periodical-entered')
  })

  test('attaches a scan', async () => {
    const [photographed] = await makeScanFiles(folder)
    say(`Attaching the scan ${photographed?.name ?? ''}`)
    await answerDialogs(driver, { open: [photographed?.path ?? ''] })
    await driver.press('Control+Shift+A')
    await untilPictures(driver, 1)
    await driver.page.locator('[data-scan-view]').click()
    await driver.page.getByRole('group', { name: 'Scan', exact: true }).locator('img').waitFor()
    await photograph('scan-beside-the-form')
    await driver.press('Escape')
  })

  test('cites a figure', async () => {
    say('Entering a figure about it, with its citation')
    await beginRecord(driver, 'figure')
    await enterFields(driver, {
      key: 'figure',
      kind: 'figure',
      values: {
        subject: 'Russian section',
        measure: 'members',
        value: '8,305,454',
        asOf: '1 January 1931',
        accordingTo: 'Stasova, Elena',
        citations: [{ citation: 'International Red Aid, Stasova’s figures for 1 January 1931, as reported there' }]
      }
    })
    await photograph('figure-cited')
  })

  test('finds Cyrillic names by Latin letters', async () => {
    say('Searching for "put mopra"')
    await showAll(driver)
    await search(driver, 'put mopra')
    await driver.page.getByRole('gridcell').getByText('Путь МОПРа').waitFor()
    await photograph('search-across-scripts')
  })

  test('exports everything as CSV', async () => {
    say('Exporting every kind as CSV')
    await answerDialogs(driver, { open: [output ?? ''], button: 0 })
    await driver.press('Control+E')
    await driver.page.getByRole('dialog', { name: 'Export' }).waitFor()
    await driver.page.getByLabel('All kinds, one file each').check()
    await picture(join(output ?? '', `${String(++pictures).padStart(2, '0')}-export-light.png`))
    await driver.page.getByRole('button', { name: 'Export …' }).click()
    say(`  ${await driver.page.getByText(/files saved in:/).innerText()} ${output ?? ''}`)
  })
})
