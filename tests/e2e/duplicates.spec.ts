import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operationsOfEntered } from '../../src/shared/records/entered'
import { expectAccessible } from '../helpers/axe'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { countsByKind, openRecord } from '../helpers/finding'
import { formTexts } from '../helpers/form'
import { electronPath } from '../helpers/launch'
import { createCatalogue, writeOperations } from '../helpers/seeding'

let folder = ''
let driver: Driver

const dialog = (name: string) => driver.page.getByRole('dialog', { name })
const name = (text: string) => [{ text, type: 'authorised' }]

const records = [
  { key: 'latin', kind: 'person', values: { names: name('Stasova, Elena'), history: 'Chair' } },
  { key: 'cyrillic', kind: 'person', values: { names: name('Елена Стасова'), gender: '' } },
  { key: 'one', kind: 'person', values: { names: name('Ivan Petrov') } },
  { key: 'other', kind: 'person', values: { names: name('Иван Петров') } },
  {
    key: 'event',
    kind: 'event',
    values: { title: 'Конгресс', participants: [{ participant: '@cyrillic', role: 'delegate' }] }
  }
].map(record => ({
  ...record,
  values: Object.fromEntries(Object.entries(record.values).filter(([, value]) => value !== ''))
}))

describe.skipIf(electronPath === undefined)('duplicates', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-duplicates-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Лица.opis'), 'Лица')
    await writeOperations(
      driver,
      operationsOfEntered(records, () => v7())
    )
    await untilOpen(driver, records.length)
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('the same name in another script is listed among what wants attention', async () => {
    const list = driver.page.getByRole('navigation').getByRole('button', { name: /^Duplicates/ })
    await list.click({ timeout: 60_000 })
    await dialog('Possible duplicates').getByText('Stasova, Elena').waitFor()
    expect(await dialog('Possible duplicates').getByText('Same name').count()).toBe(2)
    await expectAccessible(driver)
  })

  test('two records are compared side by side and become one', async () => {
    const group = dialog('Possible duplicates').locator('.group', { hasText: 'Stasova, Elena' })
    await group.getByRole('button', { name: 'Compare' }).click()
    const merge = dialog('Compare and merge')
    await merge.getByText('Chair').waitFor()
    await expectAccessible(driver)
    await merge.getByRole('button', { name: 'Merge', exact: true }).click()
    await driver.page.getByText('The records are merged').waitFor()
  })

  test('two records that differ are not listed again', async () => {
    const group = dialog('Possible duplicates').locator('.group', { hasText: 'Ivan Petrov' })
    await group.getByRole('button', { name: 'Compare' }).click()
    await dialog('Compare and merge').getByRole('button', { name: 'Not the same' }).click()
    await driver.page.getByRole('dialog').waitFor({ state: 'hidden' })
    await eventually(async () => (await countsByKind(driver))['Persons'], 3)
    await driver.press('Control+K')
    const palette = dialog('Go to').getByRole('combobox')
    await eventually(async () => palette.evaluate(each => each === document.activeElement), true)
    await driver.type('Duplicates')
    await driver.press('Enter')
    await dialog('Possible duplicates').getByRole('button', { name: 'Look again' }).click()
    await dialog('Possible duplicates').getByText('No duplicates are found.').waitFor()
    await driver.press('Escape')
  })

  test('what referred to the other refers to the one kept, and one undo takes it all back', async () => {
    await openRecord(driver, 'event', 'Конгресс')
    await eventually(async () => (await formTexts(driver))['participants']?.[0], 'Stasova, Elena')
    await driver.press('Control+Z')
    await driver.press('Control+Z')
    await eventually(async () => (await countsByKind(driver))['Persons'], 4)
    await eventually(async () => (await formTexts(driver))['participants']?.[0], 'Елена Стасова')
  })
})
