import type { Locator } from 'playwright-core'
import type { EnteredRecord } from '../../src/shared/records/entered'
import { partsOf } from '../../src/shared/records/field'
import type { Field, Part } from '../../src/shared/records/field'
import { fieldOf } from '../../src/shared/records/kind'
import { kindNamed } from '../../src/shared/records/kinds'
import { termLabel } from '../../src/shared/vocabularies/vocabularies'
import type { Driver } from './driver'
import { showKind } from './finding'
import { newSourceTitle, titlesOfRecords } from './redAidRecords'
import { eventually } from './eventually'

function declared(kindName: string, name: string): Field {
  const kind = kindNamed(kindName)
  const field = kind && fieldOf(kind, name)
  if (!field) throw new Error(`${kindName} has no field ${name}`)
  return field
}

/** What stands in the form for a value as it was entered. */
export function shownText(part: Part, entered: string): string {
  if (part.type === 'reference') return titlesOfRecords[entered.slice(1)] ?? entered
  if (part.vocabulary) return termLabel(part.vocabulary, entered, 'en')
  return entered
}

export function fieldRow({ page }: Driver, name: string): Locator {
  return page.locator(`[data-form] [data-field="${name}"]`)
}

function fieldInputs(driver: Driver, name: string): Locator {
  return fieldRow(driver, name).locator('input, textarea')
}

export async function hasKeyboard(locator: Locator): Promise<boolean> {
  return (await locator.count()) > 0 && locator.evaluate(e => e === document.activeElement)
}

/** Asks for a field that is folded away, by the keyboard. */
async function addField(driver: Driver, field: string, label: string): Promise<void> {
  const { page, press, type, tabTo } = driver
  await tabTo(page.getByRole('button', { name: 'Add field …' }))
  await press('Enter')
  const item = page.getByRole('menuitem', { name: label, exact: true })
  await item.waitFor()
  // A blank would take the item reached so far.
  await type(label.split(' ')[0] ?? label)
  for (let presses = 0; presses < 60 && !(await hasKeyboard(item)); presses++) {
    await press('ArrowDown')
  }
  await press('Enter')
  await eventually(async () => hasKeyboard(fieldInputs(driver, field).first()), true)
}

async function chooseOption(driver: Driver, input: Locator, option: Locator): Promise<void> {
  await option.waitFor()
  const id = await option.getAttribute('id')
  for (let presses = 0; presses < 60; presses++) {
    if ((await input.getAttribute('aria-activedescendant')) === id) break
    await driver.press('ArrowDown')
  }
  await driver.press('Enter')
  await option.waitFor({ state: 'hidden' })
}

/** Types into a field with suggestions until the one meant is there, and takes it. */
async function choose(driver: Driver, input: Locator, text: string): Promise<void> {
  await driver.type(text)
  const options = driver.page.getByRole('option')
  const label = driver.page.locator('.label').getByText(text, { exact: true })
  if (text === newSourceTitle) {
    await chooseOption(driver, input, options.filter({ hasText: 'Create' }))
    await driver.page.getByRole('button', { name: 'Source', exact: true }).waitFor()
    await driver.tabTo(driver.page.getByRole('button', { name: 'Source', exact: true }))
    await driver.press('Enter')
    await eventually(async () => input.inputValue(), text)
  } else await chooseOption(driver, input, options.filter({ has: label }).first())
}

async function enterValue(driver: Driver, part: Part, row: Locator, entered: string) {
  const input = row.getByLabel(part.label.en, { exact: true }).and(row.locator('input, textarea'))
  await driver.tabTo(input)
  const text = shownText(part, entered)
  const isKnown = text !== entered
  if (part.type === 'reference' || isKnown) await choose(driver, input, text)
  else {
    await driver.type(text)
    // Leaving a value saves it, and a row for the next one appears.
    await driver.press(part.type === 'term' ? 'Enter' : 'Tab')
  }
}

async function enterField(driver: Driver, kind: string, name: string, entered: unknown) {
  const field = declared(kind, name)
  const row = fieldRow(driver, name)
  if ((await row.count()) === 0) await addField(driver, name, field.label.en)
  const isSet = field.repeatable && (field.type === 'term' || field.type === 'reference')
  const values = Array.isArray(entered) ? (entered as readonly unknown[]) : [entered]
  for (const [index, value] of values.entries()) {
    const place = field.repeatable && !isSet ? row.locator('ul.elements > li').nth(index) : row
    for (const part of partsOf(field)) {
      const given = field.type === 'group' ? (value as Record<string, string>)[part.name] : value
      if (typeof given === 'string') await enterValue(driver, part, place, given)
    }
  }
}

/** Begins a record of a kind by its shortcuts. */
export async function beginRecord(driver: Driver, kindName: string): Promise<void> {
  const { page, press } = driver
  await showKind(driver, kindName)
  await press('Control+N')
  const label = kindNamed(kindName)?.label.en ?? ''
  await page.getByRole('heading', { name: `New: ${label}` }).waitFor()
  const first = page.locator('[data-form] :is(input, textarea)').first()
  await eventually(async () => hasKeyboard(first), true)
}

type Fields = Readonly<Record<string, unknown>>

/** Enters the fields of a record begun, by the keyboard alone. */
export async function enterFields(driver: Driver, kind: string, fields: Fields): Promise<void> {
  for (const [name, entered] of Object.entries(fields)) {
    await enterField(driver, kind, name, entered)
  }
  await save(driver)
}

/** Enters a record by the keyboard alone. */
export async function enterRecord(driver: Driver, { kind, values }: EnteredRecord): Promise<void> {
  await beginRecord(driver, kind)
  await enterFields(driver, kind, values)
}

/** Ctrl+S: there is nothing to do but to leave the field, and to wait until the title line says "saved". */
export async function save({ page, press }: Driver): Promise<void> {
  await press('Control+S')
  await eventually(async () => page.evaluate(() => document.activeElement === document.body), true)
  await page.getByText(/^saved \d\d:\d\d$/).waitFor()
}
