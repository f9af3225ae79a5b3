import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encode } from 'iconv-lite'
import { expectAccessible } from '../helpers/axe'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind, openRecord } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'
import { storedRecords } from '../helpers/workingCopy'

const table = [
  'Шифр;Заглавие;Место;Годы издания;Язык;Страна',
  'П-1;«Путь МОПРа»;Москва;1923–1941;русский;СССР',
  'П-2;Интернациональный маяк;Москва;1928?;русский;СССР',
  'П-3;Бюллетень ЦК МОПР;Ленинград;когда-то;русский;СССР',
  ''
].join('\r\n')

let folder = ''
let driver: Driver

describe.skipIf(electronPath === undefined)('the import of a table', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-import-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Импорт.opis'), 'Импорт')
    await writeFile(join(folder, 'журналы.csv'), encode(table, 'windows-1251'))
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('shows how the file is read and what would happen, and writes it as one step', async () => {
    const { page, press } = driver
    await answerDialogs(driver, { open: [join(folder, 'журналы.csv')] })
    await press('Control+I')
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByText('«Путь МОПРа»').first().waitFor()
    expect(await page.getByLabel('Encoding').inputValue()).toBe('windows-1251')
    await expectAccessible(driver)
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await page.getByText('Date not understood').first().waitFor()
    expect(await storedRecords(driver)).toEqual([])
    await page.getByRole('button', { name: 'Import 3 records' }).click()
    await page.getByText('Imported, as one step').waitFor()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await eventually(async () => (await countsByKind(driver))['Periodicals'], 3)
    await openRecord(driver, 'periodical', '«Путь МОПРа»')
  })

  test('again changes nothing', async () => {
    const { page, press } = driver
    await press('Control+I')
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByText('As chosen for the last file with these columns.').waitFor()
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await page.getByText('3 unchanged').waitFor()
    expect(await page.getByRole('button', { name: 'Import 0 records' }).isDisabled()).toBe(true)
    await press('Escape')
  })

  test('is taken back by one undo', async () => {
    await driver.press('Control+Z')
    await eventually(async () => (await countsByKind(driver))['Periodicals'] ?? 0, 0)
  })
})
