import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { EnteredRecord } from '../../src/shared/records/entered'
import { partsOf } from '../../src/shared/records/field'
import type { Field, Part } from '../../src/shared/records/field'
import { fieldOf } from '../../src/shared/records/kind'
import { kindNamed, kinds } from '../../src/shared/records/kinds'
import { termLabel } from '../../src/shared/vocabularies/vocabularies'
import type { Driver } from './driver'
import { newSourceTitle, titlesOfRecords } from './redAidRecords'

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

/** Asks for a field that is folded away, by the keyboard. */
async function addField(driver: Driver, label: string): Promise<void> {
  const { page, press, type, tabTo } = driver
  await tabTo(page.getByRole('button', { name: 'Add field …' }))
  await press('Enter')
  const item = page.getByRole('menuitem', { name: label, exact: true })
  await item.waitFor()
  await type(label)
  await expect.poll(async () => item.evaluate(e => e === document.activeElement)).toBe(true)
  await press('Enter')
  await item.waitFor({ state: 'hidden' })
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
    await expect.poll(async () => input.inputValue()).toBe(text)
  } else await chooseOption(driver, input, options.filter({ has: label }).first())
}

async function enterValue(driver: Driver, part: Part, row: Locator, entered: string) {
  const input = row.getByLabel(part.label.en, { exact: true }).and(row.locator('input, textarea'))
  await driver.tabTo(input)
  const text = shownText(part, entered)
  const isKnown = text !== entered
  if (part.type === 'reference' || isKnown) await choose(driver, input, text)
  else await driver.type(text)
  if (part.type === 'term' && !isKnown) await driver.press('Enter')
}

async function enterField(driver: Driver, kind: string, name: string, entered: unknown) {
  const field = declared(kind, name)
  const row = fieldRow(driver, name)
  if ((await row.count()) === 0) await addField(driver, field.label.en)
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
  const position = kinds.findIndex(({ name }) => name === kindName)
  const kind = kindNamed(kindName)
  if (!kind) throw new Error(`no kind ${kindName}`)
  await press(`Control+${String((position + 1) % 10)}`)
  const list = page.getByRole('button', { name: new RegExp(`^${kind.labelPlural.en}`) })
  await expect.poll(async () => list.getAttribute('aria-current')).toBe('page')
  await press('Control+N')
  await page.getByRole('heading', { name: `New: ${kind.label.en}` }).waitFor()
  const first = page.locator('[data-form] :is(input, textarea)').first()
  await expect.poll(async () => first.evaluate(e => e === document.activeElement)).toBe(true)
}

/** Enters a record by the keyboard alone. */
export async function enterRecord(driver: Driver, { kind, values }: EnteredRecord): Promise<void> {
  await beginRecord(driver, kind)
  for (const [name, entered] of Object.entries(values)) {
    await enterField(driver, kind, name, entered)
  }
  await save(driver)
}

/** Ctrl+S: there is nothing to do but to leave the field, and to be told. */
export async function save({ page, press }: Driver): Promise<void> {
  await press('Control+S')
  await page.getByText('Everything is saved.').waitFor()
}
