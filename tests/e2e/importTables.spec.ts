import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeWorkbookFile from 'write-excel-file/node'
import { expectAccessible } from '../helpers/axe'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind, openRecord } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'

const ris = [
  'TY  - BOOK',
  'TI  - Die Rote Hilfe',
  'AU  - Stasova, Elena',
  'PY  - 1928',
  'U1  - 42',
  'TY  - JOUR',
  'TI  - Путь МОПРа',
  'PY  - 1931/05/01/',
  'KW  - MOPR',
  'ER  - ',
  'stray'
].join('\r\n')

const text = (value: string) => ({ value, type: String })

let folder = ''
let driver: Driver

describe.skipIf(electronPath === undefined)('the import of other tables', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-tables-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Import.opis'), 'Import')
    await writeFile(join(folder, 'sources.ris'), ris)
    await writeWorkbookFile([
      { sheet: 'Notes', data: [[text('nothing')], [text('here')]] },
      {
        sheet: 'Журналы',
        data: [
          [text('Reference code'), text('Title'), text('Place of publication'), text('Frequency')],
          [text('007'), text('=МОПР'), text('Москва'), text('monthly')]
        ]
      }
    ]).toFile(join(folder, 'journals.xlsx'))
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('takes a bibliography, names what is wrong in it, and makes sources', async () => {
    const { page, press } = driver
    await answerDialogs(driver, { open: [join(folder, 'sources.ris')] })
    await press('Control+I')
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByText('RIS, 2 rows').waitFor()
    await page.getByText('The end of the entry is missing').waitFor()
    await expectAccessible(driver)
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await page.getByRole('button', { name: 'Import 2 records' }).click()
    await page.getByText('Imported, as one step').waitFor()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await eventually(async () => (await countsByKind(driver))['Sources'], 2)
    await openRecord(driver, 'source', 'Die Rote Hilfe')
  })

  test('again finds the same sources by title, creators and date', async () => {
    const { page, press } = driver
    await press('Control+I')
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByText('RIS, 2 rows').waitFor()
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await page.getByText('2 unchanged').waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByRole('button', { name: 'Another file' }).click()
  })

  test('takes the sheet chosen of a workbook, text as text', async () => {
    const { page } = driver
    await answerDialogs(driver, { open: [join(folder, 'journals.xlsx')] })
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByLabel('Sheet').selectOption('Журналы')
    await page.getByText('=МОПР').first().waitFor()
    await expectAccessible(driver)
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await page.getByRole('button', { name: 'Import 1 record' }).click()
    await page.getByText('Imported, as one step').waitFor()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await openRecord(driver, 'periodical', '=МОПР')
    expect((await countsByKind(driver))['Periodicals']).toBe(1)
  })
})
