import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from '../helpers/axe'
import { titleOfDocument, writeDocuments } from '../helpers/documents'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { hasKeyboard } from '../helpers/entry'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { focusSearch, search, showKind } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue } from '../helpers/seeding'

const count = 3000
let folder = ''
let driver: Driver

const grid = () => driver.page.getByRole('grid')
const heads = () => driver.page.getByRole('columnheader').allInnerTexts()
const row = (title: string) => driver.page.locator('[role=row]', { hasText: title })
const activeCell = () =>
  driver.page.evaluate(() => {
    const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant')
    return id ? (document.getElementById(id)?.innerText ?? '') : ''
  })

async function intoTable(): Promise<void> {
  await focusSearch(driver)
  await driver.press('ArrowDown')
  await eventually(async () => hasKeyboard(grid()), true)
}

async function selected(text: string): Promise<void> {
  await driver.page.getByRole('status').getByText(text).waitFor()
}

async function clipboard(): Promise<string> {
  return driver.application.evaluate(({ clipboard: board }) => board.readText())
}

async function conditions(fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await driver.page
    .getByRole('button', { name: /^Conditions/ })
    .first()
    .click()
  const dialog = driver.page.getByRole('dialog', { name: 'Conditions' })
  await fill(dialog)
  await dialog.getByRole('button', { name: 'Narrow the list' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function openColumns(): Promise<void> {
  await driver.page.getByRole('button', { name: 'Columns', exact: true }).click()
}

describe.skipIf(electronPath === undefined)('the table', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-table-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Опись.opis'), 'Опись')
    await writeDocuments(driver, count)
    await showKind(driver, 'document')
    await eventually(async () => grid().getAttribute('aria-rowcount'), String(count + 1))
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('its cells are reached by the keyboard, the last and the first too', async () => {
    await intoTable()
    await eventually(activeCell, titleOfDocument(1))
    await driver.page.keyboard.press('ControlOrMeta+End')
    await eventually(activeCell, titleOfDocument(count))
    await driver.page.keyboard.press('ArrowRight')
    await driver.page.keyboard.press('ControlOrMeta+Home')
    await eventually(async () => (await activeCell()) !== '', true)
    expect(await activeCell()).not.toBe(titleOfDocument(1))
    await driver.page.keyboard.press('Home')
    await eventually(activeCell, titleOfDocument(1))
  })

  test('only what is in sight is drawn, also far down', async () => {
    await grid().evaluate(element => element.scrollTo({ top: element.scrollHeight / 2 }))
    await row(titleOfDocument(count / 2)).waitFor()
    expect(await driver.page.getByRole('row').count()).toBeLessThan(80)
    await grid().evaluate(element => element.scrollTo({ top: 0 }))
  })

  test('rows are selected all at once, less one, and as a range', async () => {
    await intoTable()
    await driver.page.keyboard.press('ControlOrMeta+A')
    await selected('3,000 of 3,000 selected')
    await row(titleOfDocument(2)).click({ modifiers: ['ControlOrMeta'] })
    await selected('2,999 of 3,000 selected')
    await driver.page.getByRole('button', { name: 'Invert' }).click()
    await row(titleOfDocument(3)).click()
    await row(titleOfDocument(7)).click({ modifiers: ['Shift'] })
    await selected('5 of 3,000 selected')
  })

  test('a selection of most rows follows its records when one of them is saved', async () => {
    await intoTable()
    await driver.page.keyboard.press('ControlOrMeta+A')
    await row(titleOfDocument(2))
      .getByRole('gridcell')
      .first()
      .click({ modifiers: ['ControlOrMeta'] })
    await selected('2,999 of 3,000 selected')
    await driver.press('F2')
    await driver.page.getByRole('group', { name: 'Edit in the table' }).waitFor()
    await driver.page.keyboard.press('ControlOrMeta+A')
    await driver.type('Яма')
    // It moves to the end of the list, and those after it move up.
    await driver.page.keyboard.press('Tab')
    await eventually(async () => row(titleOfDocument(2)).count(), 0)
    await driver.page.keyboard.press('ControlOrMeta+C')
    await driver.page.getByText('2,999 rows are copied as CSV.').waitFor()
    const copied = await clipboard()
    expect(copied).toContain(titleOfDocument(3))
    expect(copied).toContain(titleOfDocument(count))
    expect(copied).not.toContain('Яма')
    await driver.press('Control+Z')
    await row(titleOfDocument(2)).waitFor()
  })

  test('selected rows are copied as CSV with the columns shown', async () => {
    await row(titleOfDocument(3)).click()
    await row(titleOfDocument(4)).click({ modifiers: ['Shift'] })
    await driver.page.keyboard.press('ControlOrMeta+C')
    await driver.page.getByText('2 rows are copied as CSV.').waitFor()
    const lines = (await clipboard()).trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^Title,/)
    expect(lines[1]).toContain(titleOfDocument(3))
    expect(lines[2]).toContain(titleOfDocument(4))
  })

  test('a cell is edited in its place', async () => {
    await intoTable()
    await driver.page.keyboard.press('ControlOrMeta+Home')
    await driver.page.keyboard.press('Home')
    await eventually(activeCell, titleOfDocument(1))
    await driver.press('F2')
    await driver.page.getByRole('group', { name: 'Edit in the table' }).waitFor()
    await driver.page.keyboard.press('ControlOrMeta+A')
    await driver.type('Дело 00001а')
    await driver.press('Enter')
    await row('Дело 00001а').waitFor()
    await eventually(async () => hasKeyboard(grid()), true)
    await driver.press('Control+Z')
    await eventually(async () => row('Дело 00001а').count(), 0)
  })

  test('columns are hidden, shown and moved, and stay so after a restart', async () => {
    await openColumns()
    await driver.page.getByRole('checkbox', { name: 'Tags', exact: true }).check()
    await driver.page.keyboard.press('Escape')
    await eventually(async () => (await heads()).includes('Tags'), true)
    await driver.tabTo(driver.page.getByRole('columnheader').first().getByRole('button'))
    for (let presses = 0; presses < 12; presses++) await driver.press('ArrowRight')
    await driver.page.keyboard.press('Alt+Shift+ArrowLeft')
    const moved = await heads()
    await driver.close()
    driver = await start({ folder })
    await untilOpen(driver)
    await driver.page.getByRole('grid', { name: 'Documents', exact: true }).waitFor()
    expect(await heads()).toEqual(moved)
  })

  test('a view keeps its search, order and columns under a name', async () => {
    await search(driver, '00042')
    await row(titleOfDocument(42)).waitFor()
    await driver.page.getByRole('button', { name: 'Save this view…' }).click()
    await driver.page.getByRole('textbox', { name: 'Name of the view' }).fill('Сорок второе')
    await driver.press('Enter')
    await showKind(driver, 'person')
    const view = driver.page
      .getByRole('navigation')
      .getByRole('button', { name: 'Сорок второе', exact: true })
    await view.click()
    await driver.page.getByRole('heading', { name: /Сорок второе/ }).waitFor()
    await eventually(async () => grid().getAttribute('aria-rowcount'), '2')
    await driver.page.getByRole('button', { name: 'Actions for Сорок второе' }).click()
    await driver.page.getByRole('menuitem', { name: 'Rename…' }).click()
    await driver.page.getByRole('textbox', { name: 'Name of the view' }).fill('42')
    await driver.press('Enter')
    await driver.page.getByRole('button', { name: 'Actions for 42' }).click()
    await driver.page.getByRole('menuitem', { name: 'Remove' }).click()
    await eventually(
      async () => driver.page.getByRole('button', { name: 'Actions for 42' }).count(),
      0
    )
  })

  test('what a search found is marked where it stands, and the field named where no column shows it', async () => {
    await showKind(driver, 'document')
    await search(driver, 'kongress')
    await eventually(async () => grid().getAttribute('aria-rowcount'), '301')
    const found = row(titleOfDocument(10))
    await found.locator('mark', { hasText: /^конгрессе$/ }).waitFor()
    await found.getByText('Public notes:').waitFor()
    await search(driver, '00042')
    await row(titleOfDocument(42)).locator('mark', { hasText: '00042' }).waitFor()
    expect(await row(titleOfDocument(42)).getByText('Title:').count()).toBe(0)
    await expectAccessible(driver)
    await driver.press('Escape')
  })

  test('conditions narrow the list, all of them or any, and are taken back', async () => {
    await showKind(driver, 'document')
    await conditions(async dialog => {
      await dialog.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Dates' })
      await dialog.getByRole('textbox', { name: 'Value' }).fill('1931')
    })
    await eventually(async () => grid().getAttribute('aria-rowcount'), '34')
    await conditions(async dialog => {
      await dialog.getByRole('button', { name: 'Add a condition' }).click()
      await dialog.getByRole('combobox', { name: 'Field' }).last().selectOption({ label: 'Title' })
      await dialog.getByRole('textbox', { name: 'Value' }).last().fill('00031')
      await dialog.getByRole('button', { name: 'not', exact: true }).last().click()
      await expectAccessible(driver)
    })
    await eventually(async () => grid().getAttribute('aria-rowcount'), '33')
    await conditions(async dialog => {
      await dialog.getByRole('button', { name: 'not', exact: true }).last().click()
      await dialog.getByRole('textbox', { name: 'Value' }).last().fill('00032')
      await dialog.getByRole('radio', { name: 'Any of these holds' }).check()
    })
    await eventually(async () => grid().getAttribute('aria-rowcount'), '35')
    await conditions(async dialog => {
      await dialog.getByRole('combobox', { name: 'Comparison' }).first().selectOption('isUncertain')
      await dialog.getByRole('radio', { name: 'All of these hold' }).check()
    })
    await driver.page.getByText('Nothing found').waitFor()
    await driver.page.getByRole('button', { name: 'Remove Conditions' }).click()
    await eventually(async () => grid().getAttribute('aria-rowcount'), String(count + 1))
  })

  test('a filter narrows the list, combines with a search, and survives a restart', async () => {
    await showKind(driver, 'document')
    await driver.page.getByRole('button', { name: 'Narrow the list' }).click()
    await driver.page.getByRole('checkbox', { name: /^red/ }).check()
    await driver.page.getByText('Tags: red').waitFor()
    await expectAccessible(driver)
    await eventually(async () => grid().getAttribute('aria-rowcount'), '1001')
    await search(driver, '0030')
    await eventually(async () => grid().getAttribute('aria-rowcount'), '5')
    await driver.close()
    driver = await start({ folder })
    await untilOpen(driver)
    await driver.page.getByText('Tags: red').waitFor()
    await eventually(async () => grid().getAttribute('aria-rowcount'), '1001')
    await driver.page.getByRole('button', { name: 'Remove Tags' }).click()
    await eventually(async () => grid().getAttribute('aria-rowcount'), String(count + 1))
  })
})
