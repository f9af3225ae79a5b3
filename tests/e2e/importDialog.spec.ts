import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOf, valueOf, valuesOf } from '../../src/shared/records/record'
import { expectAccessible } from '../helpers/axe'
import { answerDialogs } from '../helpers/dialogs'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'
import { storedRecords } from '../helpers/workingCopy'

const journals = [
  'Reference code,Title,Remainder,Language,Frequency,Publisher,Notes',
  '007,Путь МОПРа,journal,Russian,zweimal,МОПР,"a, b"',
  '008,Das neue Wort,,German,monthly,,',
  '009,Too,long,German,monthly,,,more',
  ''
].join('\n')

const authorities = [
  'culture,typeOfEntity,authorizedFormOfName,otherFormsOfName,datesOfExistence,places',
  'en,Corporate body,International Red Aid,MOPR|IRA,1922-1947,"Moscow, USSR"',
  'en,Person,"Stasova, Elena",,1873-1966,',
  ''
].join('\n')

let folder = ''
let driver: Driver

/** Chooses the file in the import dialog, by keys. */
async function choose(name: string): Promise<void> {
  const { page, press } = driver
  await answerDialogs(driver, { open: [join(folder, name)] })
  await press('Control+I')
  const button = page.getByRole('button', { name: 'Choose a file…' })
  await eventually(async () => button.evaluate(e => e === document.activeElement), true)
  await press('Enter')
  await page.getByRole('tab', { name: 'File' }).waitFor()
}

describe.skipIf(electronPath === undefined)('the import dialog', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-import-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Import.opis'), 'Import')
    await writeFile(join(folder, 'journals.csv'), journals)
    await writeFile(join(folder, 'authorities.csv'), authorities)
    await writeFile(join(folder, 'harm.xml'), '<!DOCTYPE eac [<!ENTITY a "b">]><eac>&a;</eac>')
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('joins columns, gives every row a value, and asks what words of others mean', async () => {
    const { page, tabTo, press } = driver
    await choose('journals.csv')
    await tabTo(page.getByRole('tab', { name: 'File' }))
    await press('ArrowRight')
    await page.getByLabel('What the column Remainder becomes').selectOption({ label: 'Titles' })
    await page.getByLabel('What the column Remainder becomes').waitFor()
    await page.getByRole('button', { name: 'A value for every row' }).click()
    await page
      .getByLabel('Field of the fixed value 1')
      .selectOption({ label: 'Place of publication' })
    await page.getByLabel('Fixed value 1', { exact: true }).fill('Москва')
    await page.getByRole('button', { name: '1 value to interpret' }).click()
    const meaning = page.getByRole('combobox', { name: 'What “zweimal” means' })
    await meaning.fill('Semimonthly')
    await meaning.press('Enter')
    await expectAccessible(driver)
  })

  test('keeps the choices under a name', async () => {
    const { page } = driver
    await page.getByRole('button', { name: 'Keep as template…' }).click()
    await page.getByLabel('Name of the template').fill('Journals')
    await page.getByLabel('Name of the template').press('Enter')
    await eventually(
      async () => page.getByLabel('Template', { exact: true }).inputValue(),
      'Journals'
    )
  })

  test('names every row that cannot be taken, and imports nothing or the others', async () => {
    const { page, press } = driver
    await press('Control+Enter')
    await page.getByText('1 row cannot be taken.').waitFor()
    const button = page.getByRole('button', { name: /^Import \d+ records?$/ })
    expect(await button.isDisabled()).toBe(true)
    await page
      .getByRole('cell', { name: 'More cells than the header – the row is left out' })
      .waitFor()
    await expectAccessible(driver)
    const saved = join(folder, 'left out.csv')
    await answerDialogs(driver, { save: saved })
    await page.getByRole('button', { name: 'Save these rows as CSV…' }).click()
    const text = async (): Promise<string> => readFile(saved, 'utf8').catch(() => '')
    await eventually(async () => (await text()).includes('009,Too,long'), true)
    // Cells for which the file has no column are kept, too.
    expect(await text()).toMatch(/,more\s*$/)
    await page.getByRole('tab', { name: 'New values' }).click()
    await page.getByRole('gridcell', { name: 'Das neue Wort' }).first().waitFor()
    const list = join(folder, 'list.csv')
    await answerDialogs(driver, { save: list })
    await page.getByRole('button', { name: 'Save this list as CSV…' }).click()
    await eventually(
      async () => (await readFile(list, 'utf8').catch(() => '')).includes('Москва'),
      true
    )
    await page.getByLabel('Import the other rows').check()
    await page.getByRole('button', { name: 'Import 2 records' }).click()
    await page.getByText('Imported, as one step').waitFor()
    // The rows left out can still be saved.
    expect(await page.getByRole('button', { name: 'Save these rows as CSV…' }).isEnabled()).toBe(
      true
    )
    await press('Escape')
    const records = await storedRecords(driver)
    const first = records.find(record => textOf(valueOf(record, 'referenceCode')) === '007')
    expect(records).toHaveLength(2)
    expect(first && textOf(valueOf(first, 'frequency'))).toBe('semimonthly')
    expect(first && textOf(valueOf(first, 'place'))).toBe('Москва')
    expect(first && JSON.stringify(valuesOf(first, 'titles'))).toContain('journal')
  })

  test('shows each cell of a changed file, as it is and as it will be', async () => {
    const { page, press } = driver
    await writeFile(join(folder, 'journals.csv'), journals.replace('Das neue Wort', 'Das Wort'))
    await choose('journals.csv')
    await press('Control+Enter')
    await page.getByRole('tab', { name: 'Changes' }).click()
    await page.getByRole('gridcell', { name: 'Das neue Wort' }).waitFor()
    await page.getByRole('gridcell', { name: 'Das Wort' }).last().waitFor()
    expect(await page.getByText('1 changed').count()).toBe(1)
    await press('Escape')
  })

  test('takes tables of AtoM without asking what their columns mean', async () => {
    const { page, press } = driver
    await press('Control+I')
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByRole('button', { name: 'Another file' }).click()
    await press('Escape')
    await choose('authorities.csv')
    await page.getByText('AtoM: authority records').first().waitFor()
    await page.getByRole('tab', { name: 'Columns' }).click()
    await page.getByLabel('New corporate bodies become').selectOption({ label: 'Sections' })
    await expectAccessible(driver)
    await press('Control+Enter')
    await page.getByRole('button', { name: 'Import 2 records' }).click()
    await page.getByText('Imported, as one step').waitFor()
    await press('Escape')
    await eventually(async () => (await countsByKind(driver))['Sections'], 1)
    expect((await countsByKind(driver))['Persons']).toBe(1)
  })

  test('refuses an XML file that defines entities, and says where', async () => {
    const { page, press } = driver
    await answerDialogs(driver, { open: [join(folder, 'harm.xml')] })
    await press('Control+I')
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByText('line 1: the document type defines entities').waitFor()
    expect(await storedRecords(driver)).toHaveLength(4)
  })

  test('says of an empty file that it is empty', async () => {
    const { page } = driver
    await writeFile(join(folder, 'empty.csv'), '')
    await answerDialogs(driver, { open: [join(folder, 'empty.csv')] })
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await page.getByText('The file is empty.').waitFor()
    expect(await page.getByRole('button', { name: 'See what would happen' }).isDisabled()).toBe(
      true
    )
  })
})
