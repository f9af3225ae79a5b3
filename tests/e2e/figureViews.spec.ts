import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operationsOfEntered } from '../../src/shared/records/entered'
import { expectAccessible } from '../helpers/axe'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { eventually } from '../helpers/eventually'
import { pictureOnFailure } from '../helpers/failurePicture'
import { figureCatalogue } from '../helpers/figureCatalogue'
import { citeOnScan } from '../helpers/figureScan'
import { openRecord } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { createCatalogue, writeOperations } from '../helpers/seeding'
import { drawnParts, showShape, showView } from '../helpers/figureViews'

const body = 'Test Relief'
let folder = ''
let driver: Driver

/** Where the keys mark the first point of the chart: in the middle of the ring round it. */
async function placeOfPoint(): Promise<{ x: number; y: number }> {
  await driver.tabTo(driver.page.getByRole('img', { name: /^Chart/ }))
  for (let presses = 0; presses < 10; presses++) await driver.press('ArrowLeft')
  const ring = await driver.page.locator('span.mark').boundingBox()
  if (!ring) throw new Error('No point is marked')
  return { x: ring.x + ring.width / 2, y: ring.y + ring.height / 2 }
}

describe.skipIf(electronPath === undefined).each(['light', 'dark'] as const)(
  'the views of figures, %s',
  theme => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'opis-figure-views-'))
      driver = await start({ folder, preferences: { theme } })
      await createCatalogue(driver, join(folder, 'Views.opis'), 'Views')
      await writeOperations(driver, operationsOfEntered(figureCatalogue, v7))
      await citeOnScan(driver, folder, 'Отчёт о работе, p. 7')
    })
    afterAll(async () => {
      await driver.close()
      await rm(folder, { recursive: true, maxRetries: 5 })
    })
    pictureOnFailure(() => driver)

    test('conflicts are accessible, and what is deprecated is struck through', async () => {
      await showView(driver, 'Conflicts')
      const group = driver.page.getByRole('region', { name: /Test Relief/ })
      const deprecated = group.getByText('99', { exact: true })
      await deprecated.waitFor()
      const line = await deprecated.evaluate(e => getComputedStyle(e).textDecorationLine)
      expect(line).toBe('line-through')
      await expectAccessible(driver)
    })

    test('checks are accessible', async () => {
      await showView(driver, 'Checks')
      await driver.page.getByText('No citation supports this figure.').first().waitFor()
      await expectAccessible(driver)
    })

    test('claims are accessible', async () => {
      await showView(driver, 'Claims')
      await driver.page.getByText(/^Members on .*: the sections add up to/).waitFor()
      await expectAccessible(driver)
    })

    test('a chart is accessible, walked through by keys, and leads to the scan', async () => {
      const { page, press, tabTo } = driver
      await showView(driver, 'Figures over time')
      const chart = page.getByRole('img', { name: /^Chart/ })
      await page.locator('.place svg path').first().waitFor({ state: 'attached' })
      await expectAccessible(driver)
      await tabTo(chart)
      await press('ArrowRight')
      await page.getByRole('status').getByText('Отчёт о работе, p. 7').waitFor()
      await expectAccessible(driver)
      await press('Enter')
      await page.locator('[data-stage][data-drawn=true]').waitFor()
      await press('Escape')
    })

    test('a point of a chart tells its citation under the mouse, and a click opens the scan', async () => {
      const { page, press } = driver
      const point = await placeOfPoint()
      // The keys go on to another, whose details stand there while the mouse points at none.
      await press('ArrowRight')
      const details = page.getByRole('status').filter({ hasText: '1 January 1924' })
      await details.waitFor({ state: 'detached' })
      // A chart that is drawn anew under a resting mouse tells nothing until it moves.
      await eventually(async () => {
        await page.mouse.move(point.x + 1, point.y)
        await page.mouse.move(point.x, point.y)
        return details.getByText('Отчёт о работе, p. 7').count()
      }, 1)
      await page.mouse.move(point.x, point.y - 60)
      await details.waitFor({ state: 'detached' })
      await page.mouse.click(point.x, point.y)
      await page.locator('[data-stage][data-drawn=true]').waitFor()
      await press('Escape')
    })

    test.each(['By section', 'Table', 'Map'] as const)(
      'the shape "%s" is accessible',
      async shape => {
        await showView(driver, 'Figures over time')
        await showShape(driver, shape)
        await driver.page.locator(drawnParts[shape]).first().waitFor({ state: 'attached' })
        await expectAccessible(driver)
      }
    )

    test('the map names states of the time and sections without a country', async () => {
      const { page } = driver
      await page.getByText(/Former states are drawn with them: .*USSR/).waitFor()
      for (const name of ['USSR (1922–1991)', 'Czechoslovakia (1918–1992)', 'Without a country']) {
        await page.getByRole('row').filter({ hasText: name }).waitFor()
      }
      await page.getByText(/Not drawn: Free City of Danzig/).waitFor()
      await page.getByText('Sections without a country stand in the table only.').waitFor()
    })

    test('the evidence of a record is accessible', async () => {
      const { page, press, tabTo } = driver
      await openRecord(driver, 'organisation', body)
      await tabTo(page.getByRole('button', { name: /^Evidence/ }))
      await press('Enter')
      await page.getByText('No citation', { exact: true }).first().waitFor()
      await expectAccessible(driver)
    })

    test('the sheet of a citation is accessible', async () => {
      const { page, press } = driver
      await openRecord(driver, 'citation', 'Отчёт о работе, p. 7')
      await press('Control+Shift+F')
      await page.locator('.sheet .row').nth(3).waitFor()
      await expectAccessible(driver)
    })
  }
)
