import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figureOf } from '../../src/shared/figures/figure'
import { operationsOfEntered } from '../../src/shared/records/entered'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { hasKeyboard } from '../helpers/entry'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { openRecord } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue, writeOperations } from '../helpers/seeding'
import { storedRecords } from '../helpers/workingCopy'

const before = [
  { key: 'mopr', kind: 'organisation', values: { names: [{ text: 'International Red Aid' }] } },
  { key: 'source', kind: 'source', values: { title: 'Report' } },
  { key: 'cited', kind: 'citation', values: { source: '@source', locator: 'p. 9' } }
]
/** As printed; the last is read as the one before it was. */
const values = ['8.9 million', '8 305 454', 'over 300', 'none', '?', 'ca. 12.000', '13.500']

describe.skipIf(electronPath === undefined)('the sheet of a citation', () => {
  let folder = ''
  let driver: Driver

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-figure-sheet-'))
    driver = await start({ folder })
    await createCatalogue(driver, join(folder, 'Sheet.opis'), 'Sheet')
    await writeOperations(driver, operationsOfEntered(before, v7))
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })
  pictureOnFailure(() => driver)

  test('takes values as printed for number, bounds and state, and asks of two readings once', async () => {
    const { page, press, type } = driver
    const rows = page.locator('.sheet .row')
    const cell = (row: number, name: string) => rows.nth(row).locator(`[data-cell="${name}"] input`)
    await openRecord(driver, 'citation', 'Report, p. 9')
    await press('Control+Shift+F')
    for (const [name, text, whole] of [
      ['subject', 'inter', 'International Red Aid'],
      ['measure', 'members', 'Members']
    ] as const) {
      await eventually(async () => hasKeyboard(cell(0, name)), true)
      await type(text)
      await page.locator('.label').getByText(whole, { exact: true }).first().waitFor()
      await press('Tab')
    }
    await eventually(async () => hasKeyboard(cell(0, 'asOf')), true)
    await type('1935')
    for (const [row, value] of values.entries()) {
      await rows.nth(row).waitFor()
      await eventually(
        async () => rows.nth(row).evaluate(e => e.contains(document.activeElement)),
        true
      )
      for (let n = 0; n < 3 && !(await hasKeyboard(cell(row, 'value'))); n++) await press('Tab')
      await type(value)
      await press('Enter')
      if (!value.startsWith('ca.')) continue
      await rows.nth(row).getByText('Which is meant?').waitFor()
      const reading = rows.nth(row).getByRole('button', { name: '12,000' })
      await eventually(async () => hasKeyboard(reading), true)
      await press('Enter')
    }
    await rows.nth(values.length).waitFor()
    const found = (await storedRecords(driver))
      .filter(({ kind }) => kind === 'figure')
      .map(figureOf)
      .sort((a, b) => a.createdAt - b.createdAt)
    expect(
      found.map(({ value }) => [value?.written, value?.exact, value?.lower, value?.state])
    ).toEqual([
      ['8.9 million', '8900000', null, 'value'],
      ['8 305 454', '8305454', null, 'value'],
      ['over 300', null, '300', 'value'],
      ['none', null, null, 'none'],
      ['?', null, null, 'unknown'],
      ['ca. 12.000', '12000', null, 'value'],
      ['13.500', '13500', null, 'value']
    ])
    expect(found.map(({ value }) => value?.approximate).indexOf(true)).toBe(5)
  })
})
