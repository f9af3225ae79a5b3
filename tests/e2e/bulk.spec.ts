import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from '../helpers/axe'
import { titleOfDocument, writeDocuments } from '../helpers/documents'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { hasKeyboard } from '../helpers/entry'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { focusSearch, search, showKind } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'

const count = 2000
let folder = ''
let driver: Driver

const grid = () => driver.page.getByRole('grid').first()
const dialog = () => driver.page.getByRole('dialog')

async function rows(wanted: number): Promise<void> {
  await eventually(async () => grid().getAttribute('aria-rowcount'), String(wanted + 1))
}

async function selectAll(): Promise<void> {
  await focusSearch(driver)
  await driver.press('ArrowDown')
  await eventually(async () => hasKeyboard(grid()), true)
  await driver.page.keyboard.press('ControlOrMeta+A')
}

async function clearSearch(): Promise<void> {
  await focusSearch(driver)
  await driver.press('Escape')
}

async function choose(label: string, option: string): Promise<void> {
  await dialog().getByRole('combobox', { name: label }).selectOption({ label: option })
}

async function previewAndApply(changes: string): Promise<void> {
  await dialog().getByRole('button', { name: 'Preview' }).click()
  await dialog().getByText(changes).waitFor()
  await dialog()
    .getByRole('button', { name: /^Apply/ })
    .click()
  await dialog().waitFor({ state: 'hidden' })
}

describe.skipIf(electronPath === undefined)('work on many records', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-bulk-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Опись.opis'), 'Опись')
    await writeDocuments(driver, count)
    await showKind(driver, 'document')
    await rows(count)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('find and replace shows each change, is one undo, and one redo', async () => {
    await selectAll()
    await driver.press('Control+Shift+E')
    await dialog().waitFor()
    await choose('Field', 'Title')
    await choose('What to do', 'Find and replace')
    await dialog().getByRole('textbox', { name: 'Find' }).fill('Дело (\\d+)')
    await dialog().getByRole('textbox', { name: 'Replace with' }).fill('Папка $1')
    await dialog().getByRole('checkbox', { name: 'Regular expression' }).check()
    await dialog().getByRole('button', { name: 'Preview' }).click()
    await dialog().getByText('2,000 records change').waitFor()
    await dialog()
      .locator('del', { hasText: titleOfDocument(1) })
      .waitFor()
    await dialog().locator('ins', { hasText: 'Папка 00001' }).waitFor()
    await expectAccessible(driver)
    await dialog().getByRole('button', { name: 'Apply to 2,000 records' }).click()
    await driver.page.getByText('2,000 records are changed').waitFor()
    await search(driver, 'Папка')
    await rows(count)
    await driver.press('Escape')
    await driver.press('Control+Z')
    await search(driver, 'Папка')
    await rows(0)
    await clearSearch()
  })

  test('a bad regular expression says what is wrong and changes nothing', async () => {
    await selectAll()
    await driver.press('Control+Shift+E')
    await choose('Field', 'Title')
    await choose('What to do', 'Find and replace')
    await dialog().getByRole('checkbox', { name: 'Regular expression' }).check()
    await dialog().getByRole('textbox', { name: 'Find' }).fill('(')
    await dialog().getByRole('alert').waitFor()
    expect(await dialog().getByRole('button', { name: 'Preview' }).isDisabled()).toBe(true)
    await dialog().getByRole('button', { name: 'Cancel' }).click()
    await dialog().waitFor({ state: 'hidden' })
  })

  test('a regular expression that does not come to an end can be cancelled, and is given up', async () => {
    await selectAll()
    await driver.press('Control+Shift+E')
    await choose('Field', 'Title')
    await choose('What to do', 'Find and replace')
    await dialog().getByRole('checkbox', { name: 'Regular expression' }).check()
    await dialog().getByRole('textbox', { name: 'Find' }).fill('^((.|.|.|.|.|.|.|.)+)+!')
    await dialog().getByRole('button', { name: 'Preview' }).click()
    await dialog().getByText('Reading the records').waitFor()
    await dialog().getByRole('button', { name: 'Cancel' }).first().click()
    await driver.page.getByText('Cancelled; nothing was changed.').waitFor()
    await dialog().getByRole('button', { name: 'Preview' }).click()
    await driver.page.getByText('does not come to an end').waitFor()
    await dialog().getByRole('button', { name: 'Cancel' }).click()
    await dialog().waitFor({ state: 'hidden' })
  })

  test('a tag is added to those selected', async () => {
    await search(driver, '0001')
    await rows(10)
    await selectAll()
    await driver.press('Control+Shift+T')
    const value = dialog().getByRole('combobox', { name: 'Value' })
    await value.fill('съезд')
    await value.press('Enter')
    await previewAndApply('10 records change')
    await driver.page.getByText('10 records are changed').waitFor()
    await driver.page.getByRole('status').getByText('10 of 10 selected').waitFor()
    await search(driver, 'съезд')
    await rows(10)
    await clearSearch()
    await rows(count)
  })

  test('selected records go to the trash and come back, as one step', async () => {
    await search(driver, '0002')
    await rows(10)
    await selectAll()
    await driver.press('Control+Backspace')
    await rows(0)
    await clearSearch()
    await rows(count - 10)
    await driver.press('Escape')
    await driver.press('Control+Z')
    await rows(count)
  })
})
