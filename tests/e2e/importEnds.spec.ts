import { execFile } from 'node:child_process'
import { readdir, stat, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'
import { storedRecords } from '../helpers/workingCopy'

const count = 10_000
const patience = 180_000
const notes = 'Орган Международной организации помощи борцам революции. '.repeat(8)
const commandLine = resolve(import.meta.dirname, '../../out/main/commandLine.cjs')

let folder = ''
let catalogue = ''
let driver: Driver

async function tableOf(name: string, prefix: string, rows: number): Promise<string> {
  const path = join(folder, name)
  const lines = Array.from(
    { length: rows },
    (_, at) => `${prefix}-${String(at)};Журнал ${String(at)};Москва;${notes}`
  )
  await writeFile(path, ['Шифр;Заглавие;Место;Примечания', ...lines, ''].join('\r\n'))
  return path
}

async function journalBytes(): Promise<number> {
  const journal = join(catalogue, 'journal')
  const names = await readdir(journal, { recursive: true })
  const own = names.filter(name => name.endsWith('.ndjson'))
  const sizes = await Promise.all(own.map(async name => (await stat(join(journal, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const importButton = () =>
  driver.page.getByRole('button', { name: `Import ${count.toLocaleString('en')} records` })

/** Once the journal holds some of it. */
async function cancelHalfWay(before: number): Promise<number> {
  const button = driver.page.getByRole('button', { name: 'Cancel' })
  // Pressed in the page itself: on a slow machine the import may end before a click from outside arrives.
  const cancel = await button.elementHandle()
  while ((await journalBytes()) === before) await new Promise(done => setTimeout(done, 5))
  await cancel?.evaluate(element => (element as HTMLButtonElement).click())
  await importButton().waitFor({ timeout: patience })
  return journalBytes()
}

describe.skipIf(electronPath === undefined)('an import', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-import-'))
    catalogue = join(folder, 'Import.opis')
    driver = await start({ folder })
    await createCatalogue(driver, catalogue, 'Import')
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test(
    'cancelled half-way changes nothing, says so, and can be begun again',
    async () => {
      const { page, press } = driver
      await answerDialogs(driver, { open: [await tableOf('long.csv', 'A', count)] })
      await press('Control+I')
      await page.getByRole('button', { name: 'Choose a file…' }).click()
      await page.getByRole('button', { name: 'See what would happen' }).click()
      await importButton().waitFor({ timeout: patience })
      const before = await journalBytes()
      await importButton().click()
      expect(await cancelHalfWay(before)).toBeGreaterThan(before)
      await page.getByText('Cancelled. Nothing was changed.').waitFor()
      expect(await storedRecords(driver)).toEqual([])
      await importButton().click()
      await page.getByText('Imported, as one step').waitFor({ timeout: patience })
      expect(await page.getByText('Cancelled.').count()).toBe(0)
      await press('Escape')
      await eventually(async () => (await countsByKind(driver))['Periodicals'], count, patience)
    },
    2 * patience
  )

  test(
    'what was saved after the check counts in the import',
    async () => {
      const { page, press } = driver
      await answerDialogs(driver, { open: [await tableOf('again.csv', 'B', 2)] })
      await press('Control+I')
      await page.getByRole('button', { name: 'Choose a file…' }).click()
      await page.getByRole('button', { name: 'See what would happen' }).click()
      await page.getByRole('button', { name: 'Import 2 records' }).waitFor({ timeout: patience })
      await writeFile(
        join(folder, 'again.csv'),
        'Шифр;Заглавие;Место;Примечания\r\nB-0;Другой;;\r\n'
      )
      // Undoes the import before: a save between check and import.
      await press('Escape')
      await press('Control+Z')
      await eventually(async () => (await countsByKind(driver))['Periodicals'] ?? 0, 0, patience)
      await press('Control+I')
      await page.getByRole('button', { name: 'Import 2 records' }).click()
      await page.getByText('Imported, as one step').waitFor({ timeout: patience })
      await press('Escape')
      await eventually(async () => (await countsByKind(driver))['Periodicals'], 1, patience)
    },
    patience
  )

  test(
    'by the command line while the window is closed is there at the next start',
    async () => {
      await driver.close()
      const path = await tableOf('closed.csv', 'C', 700)
      const words = ['import', catalogue, path, '--kind', 'periodical', '--json']
      const userData = join(folder, 'userData')
      const { stdout } = await promisify(execFile)(process.execPath, [commandLine, ...words], {
        env: { ...process.env, OPIS_USER_DATA: userData }
      })
      expect(JSON.parse(stdout)).toMatchObject({ isWritten: true, counts: { created: 700 } })
      driver = await start({ folder })
      await untilOpen(driver)
      await eventually(async () => (await countsByKind(driver))['Periodicals'], 701, patience)
      await driver.press('Control+Z')
      await eventually(async () => (await countsByKind(driver))['Periodicals'], 1, patience)
    },
    patience
  )
})
