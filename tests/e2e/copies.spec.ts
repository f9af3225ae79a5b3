import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { untilPictures } from '../helpers/attaching'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind, openRecord } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { makeScanFiles } from '../helpers/scanFiles'
import { createRedAid } from '../helpers/seeding'

let folder = ''
let driver: Driver
let catalogue = ''
const second = (): string => join(folder, 'other disk')
const mirror = (): string => join(second(), 'Путь.opis')

/** Every file below a catalogue folder that a copy has too, with its size. */
async function journalOf(of: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(join(of, 'journal'), { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.name.endsWith('.ndjson'))
  const texts = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    return [path.slice(of.length), await readFile(path, 'utf8')] as const
  })
  return Object.fromEntries(await Promise.all(texts))
}

async function command(name: string): Promise<void> {
  await driver.application.evaluate(({ BrowserWindow }, sent) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('command', sent)
  }, name)
}

/** Opens another catalogue folder, as its person would. */
async function openFolder(path: string): Promise<void> {
  await answerDialogs(driver, { open: [path] })
  await command('openCatalogue')
  await driver.page.waitForEvent('load')
  await untilOpen(driver)
}

describe.skipIf(electronPath === undefined)('copies of a catalogue', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-copies-'))
    await mkdir(second())
    catalogue = join(folder, 'Путь.opis')
    driver = await start({ folder })
    await createRedAid(driver, catalogue)
    const scans = await makeScanFiles(folder)
    await openRecord(driver, 'periodical', '«Путь МОПРа»')
    await answerDialogs(driver, { open: scans.map(({ path }) => path) })
    await driver.press('Control+Shift+A')
    await untilPictures(driver, scans.length)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('a copy is saved while the original stays open, and is complete when opened', async () => {
    const { page } = driver
    const before = await countsByKind(driver)
    const target = join(folder, 'Копия')
    await answerDialogs(driver, { save: target })
    await command('saveCopyAs')
    await page.getByText(/The copy is complete and verified, with 3 scans/).waitFor()
    await page.getByText(`${target}.opis`).waitFor()
    await page.getByRole('button', { name: 'Close' }).last().click()
    expect(await journalOf(`${target}.opis`)).toEqual(await journalOf(catalogue))
    expect((await readdir(folder)).filter(name => name.includes('.partial'))).toEqual([])
    await openFolder(`${target}.opis`)
    await eventually(async () => countsByKind(driver), before)
    await openRecord(driver, 'periodical', '«Путь МОПРа»')
    await untilPictures(driver, 3)
    await openFolder(catalogue)
  })

  test('the second location is made, and gets what is entered later', async () => {
    const { page } = driver
    await page.getByRole('button', { name: 'No second copy — choose a place' }).click()
    await answerDialogs(driver, { open: [second()] })
    await page.getByRole('button', { name: 'Choose a place…' }).click()
    await page.getByText('Second copy: now').waitFor({ state: 'attached' })
    await eventually(async () => journalOf(mirror()), await journalOf(catalogue))
    await page.keyboard.press('Escape')
    await openRecord(driver, 'section', 'Internationale Rote Hilfe').catch(() => undefined)
    await driver.press('Control+D')
    await page.getByText(/^saved \d\d:\d\d$/).waitFor()
    await command('secondCopy')
    await page.getByRole('button', { name: 'Copy now' }).click()
    await eventually(async () => journalOf(mirror()), await journalOf(catalogue))
  })

  test('a second instance may read the folder and is told who writes', async () => {
    const other = await start({ folder: join(folder, 'other person') })
    try {
      await answerDialogs(other, { open: [catalogue] })
      await other.page.getByRole('button', { name: 'Open a catalogue folder' }).click()
      await untilOpen(other)
      await other.page.getByText('Somebody else is working in it').waitFor()
      await other.page.getByText(/@.+, \d{4}-\d\d-\d\dT/).waitFor()
      await driver.close()
      await other.page.getByRole('button', { name: 'Try again' }).click()
      await other.page.getByText('Somebody else is working in it').waitFor({ state: 'detached' })
      await untilOpen(other)
    } finally {
      await other.close()
      driver = await start({ folder })
      await untilOpen(driver)
    }
  })

  test('a damaged journal is repaired from it', async () => {
    const whole = await journalOf(catalogue)
    await driver.close()
    const [name, text] = Object.entries(whole).sort(([, a], [, b]) => b.length - a.length)[0] ?? [
      '',
      ''
    ]
    await cp(join(catalogue, name), join(folder, 'before'))
    await writeFile(join(catalogue, name), text.replace('"by"', '"bY"'))
    driver = await start({ folder })
    await untilOpen(driver)
    await driver.page.getByRole('button', { name: 'Repair…' }).click()
    await driver.page.getByRole('button', { name: 'Repair from the second copy' }).click()
    await driver.page.waitForEvent('load')
    await untilOpen(driver)
    expect(await driver.page.getByText('Open for reading only').count()).toBe(0)
    expect((await journalOf(catalogue))[name]).toBe(whole[name])
    expect(await readdir(join(catalogue, 'damaged'))).toHaveLength(1)
  })
})
