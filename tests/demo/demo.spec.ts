import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { untilPictures } from '../helpers/attaching'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { beginRecord, enterFields } from '../helpers/entry'
import { openRecord, showAll, search } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { makeScanFiles } from '../helpers/scanFiles'

const output = process.env['OPIS_DEMO_OUTPUT']
/** Where the pictures of the README go, when they are wanted. */
const readme = process.env['OPIS_DEMO_README']
/** The passage that names four of them: USSR, Germany, France, United States. */
const formsCitation =
  'International Red Aid, Stasova’s distinction of organisational forms, as reported there'
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
  await palette
    .getByRole('option', { name: /theme$/ })
    .first()
    .waitFor()
  await driver.press('Enter')
  await driver.page.locator(`html[data-theme="${theme}"]`).waitFor()
  await palette.waitFor({ state: 'hidden' })
}

/** Without the cursor blinking and without what only passes by. */
async function picture(path: string): Promise<void> {
  await driver.page.screenshot({ path, animations: 'disabled', caret: 'hide' })
}

/** Notices that stand over what is to be seen are closed. */
async function dismissNotices(): Promise<void> {
  const close = driver.page.locator('.notice').getByRole('button', { name: 'Close' })
  while ((await close.count()) > 0) await close.first().click()
}

/** To the figures of the record, below its title line; the views of all figures in the left pane are called so too. */
async function scrollToFigures(): Promise<void> {
  const ofRecord = driver.page
    .getByRole('region', { name: 'Figures' })
    .filter({ hasText: 'Members' })
  await ofRecord.evaluate(section => {
    section.scrollIntoView({ block: 'start' })
    const header = document.querySelector('aside header')
    const pane = section.closest('aside')
    for (const element of [pane, ...(pane?.querySelectorAll('*') ?? [])]) {
      if (element && element.scrollTop > 0) element.scrollTop -= header?.clientHeight ?? 0
    }
  })
}

/** The same screen by day and by night. */
async function photograph(name: string): Promise<void> {
  pictures++
  await dismissNotices()
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(theme)
    const file = `${String(pictures).padStart(2, '0')}-${name}-${theme}.png`
    await picture(join(output ?? '', file))
    say(`  picture ${file}`)
  }
}

async function photographFor(target: string): Promise<void> {
  await mkdir(target, { recursive: true })
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(theme)
    await picture(join(target, `${theme}.png`))
    say(`  picture ${join(target, `${theme}.png`)}`)
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
    await photograph('organisation')
    await scrollToFigures()
    await photograph('figures-as-a-ledger')
    if (readme !== undefined) await photographFor(readme)
  })

  test('enters a periodical by the keyboard', async () => {
    say('Entering the periodical «Путь МОПРа» by the keyboard')
    await beginRecord(driver, 'periodical')
    await enterFields(driver, 'periodical', {
      titles: [
        { text: 'Путь МОПРа', type: 'proper', language: 'rus', script: 'Cyrl' },
        { text: 'Put′ MOPRa', type: 'transliterated', language: 'rus', script: 'Latn' }
      ],
      languages: ['rus']
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
    await driver.page.locator('[data-drawn="true"]').waitFor()
    await photograph('scan-beside-the-form')
    await driver.press('Escape')
  })

  test('cites a figure', async () => {
    say('Entering a figure that the article implies, and citing it')
    await beginRecord(driver, 'figure')
    await enterFields(driver, 'figure', {
      subject: 'International Red Aid',
      measure: 'nationalSections',
      value: 'at least 4',
      scope: 'mass organizations, those named',
      method: 'computed',
      citations: [{ citation: formsCitation }]
    })
    await photograph('figure-cited')
  })

  test('finds Cyrillic names by Latin letters', async () => {
    say('Searching for "put mopra"')
    await showAll(driver)
    await search(driver, 'put mopra')
    await driver.page.getByRole('gridcell').getByText('Путь МОПРа', { exact: true }).waitFor()
    await photograph('search-across-scripts')
  })

  test('exports everything as CSV', async () => {
    say('Exporting every kind as CSV')
    await answerDialogs(driver, { open: [output ?? ''], button: 0 })
    await driver.press('Control+E')
    await driver.page.getByRole('dialog', { name: 'Export' }).waitFor()
    await driver.page.getByLabel('All kinds, one file each').check()
    await dismissNotices()
    await picture(join(output ?? '', `${String(++pictures).padStart(2, '0')}-export-light.png`))
    await driver.page.getByRole('button', { name: 'Export …' }).click()
    say(`  ${await driver.page.getByText(/files saved in:/).innerText()} ${output ?? ''}`)
  })
})
