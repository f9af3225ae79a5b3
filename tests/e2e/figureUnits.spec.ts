import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { operationsOfEntered } from '../../src/shared/records/entered'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { pictureOnFailure } from '../helpers/failurePicture'
import { showShape, showView } from '../helpers/figureViews'
import { electronPath } from '../helpers/launch'
import { entered } from '../helpers/records'
import { createCatalogue, writeOperations } from '../helpers/seeding'

let folder = ''
let driver: Driver

const section = {
  ...entered('section', { names: [{ text: 'Section A', type: 'authorised' }], parent: '@body' }),
  key: 'section'
}
const body = {
  ...entered('organisation', { names: [{ text: 'Red Aid', type: 'authorised' }] }),
  key: 'body'
}
const money = (value: string, unit: string, asOf: string) =>
  entered('figure', { subject: '@section', measure: 'sumOfMoney', value, unit, asOf })

describe.skipIf(electronPath === undefined)('figures in several units', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-figure-units-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Money.opis'), 'Money')
    const records = [
      body,
      section,
      money('1500', 'roubles', '1928'),
      money('1750', 'roubles', '1929'),
      money('73', 'usDollars', '1930')
    ]
    await writeOperations(driver, operationsOfEntered(records, v7))
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('are chosen by key, and chart and table follow', async () => {
    const { page, press, tabTo } = driver
    await showView(driver, 'Figures over time')
    const printed = page.locator('[data-printed]')
    await printed.getByText('Figures in other units are not drawn: US dollars.').waitFor()
    await printed.getByText('1,750').first().waitFor()
    await tabTo(page.getByLabel('Unit'))
    await press('ArrowDown')
    await printed.getByText('Figures in other units are not drawn: roubles.').waitFor()
    await printed.getByText('73').first().waitFor()
    expect(await printed.getByText('1,750').count()).toBe(0)
    await showShape(driver, 'Table')
    const cells = printed.locator('.scroll')
    await cells.getByText('73').first().waitFor()
    expect(await cells.getByText('1928').count()).toBe(0)
  })
})
