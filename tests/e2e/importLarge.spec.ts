import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'
import { sharedFile } from '../helpers/sharedFiles'

const artworks = sharedFile('large/tate_artworks.csv.gz')
const isThere = electronPath !== undefined && existsSync(artworks)
/** Takes many minutes: only where it is asked for. */
const isWanted = process.env['OPIS_ALL_ROWS'] === '1'
const patience = 20 * 60_000

let folder = ''
let text = ''
let count = 0
let driver: Driver

/** The rows by their id, which becomes the reference code. */
function rowsOf(table: string): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const rows = parse(table, { columns: true, bom: true }) as Record<string, string>[]
  return new Map(rows.map(row => [row['reference_code'] ?? row['id'] ?? '', row]))
}

async function check(): Promise<void> {
  const { page, press } = driver
  await answerDialogs(driver, { open: [join(folder, 'artworks.csv')] })
  await press('Control+I')
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  await page.getByRole('tab', { name: 'Columns' }).waitFor()
  await press('Control+Enter')
  await page
    .getByRole('button', { name: /^Import [\d,]+ records?$/ })
    .waitFor({ timeout: patience })
}

describe.skipIf(!isThere || !isWanted)('the whole of a large real table', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-large-'))
    text = gunzipSync(readFileSync(artworks)).toString('utf8')
    count = rowsOf(text).size
    await writeFile(join(folder, 'artworks.csv'), text)
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Large.opis'), 'Large')
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test(
    'imports through the window, and again changes nothing',
    async () => {
      const { page, press } = driver
      await check()
      await page
        .getByRole('button', { name: `Import ${count.toLocaleString('en')} records` })
        .click()
      await page.getByText('Imported, as one step').waitFor({ timeout: patience })
      await press('Escape')
      await eventually(async () => (await countsByKind(driver))['Documents'], count, patience)
      await check()
      expect(await page.getByText(`${count.toLocaleString('en')} unchanged`).count()).toBe(1)
      await page.getByRole('button', { name: 'Back' }).click()
      await press('Escape')
    },
    patience
  )

  test(
    'comes back equal',
    async () => {
      const { page, press } = driver
      const target = join(folder, 'back.csv')
      await answerDialogs(driver, { save: target })
      await press('Control+E')
      await page.getByRole('combobox', { name: 'One kind:' }).selectOption({ label: 'Documents' })
      await page.getByRole('button', { name: 'Export …' }).click()
      await page.getByText(/^Saved as:/).waitFor({ timeout: patience })
      const back = rowsOf(await readFile(target, 'utf8'))
      const rows = rowsOf(text)
      expect(back.size).toBe(rows.size)
      let different = 0
      for (const [id, row] of rows) {
        const own = back.get(id) ?? {}
        const found = Object.keys(row).map(name => withoutGuard(own[ownNames[name] ?? name] ?? ''))
        if (JSON.stringify(found) === JSON.stringify(Object.values(row))) continue
        if (different++ < 3) expect.soft(found).toEqual(Object.values(row))
      }
      expect(different).toBe(0)
    },
    patience
  )
})

/** Our columns for those of the file that find a field by their names. */
const ownNames: Readonly<Record<string, string>> = {
  id: 'reference_code',
  year: 'dates',
  dimensions: 'extent'
}

/** What a spreadsheet must not run has an apostrophe in front, which is no part of the text. */
function withoutGuard(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r\n|%'＝＋－＠])/, '')
}
