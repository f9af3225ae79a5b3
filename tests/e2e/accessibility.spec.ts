import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { untilPictures } from '../helpers/attaching'
import { expectAccessible } from '../helpers/axe'
import { answerDialogs } from '../helpers/dialogs'
import { start, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { pictureOnFailure } from '../helpers/failurePicture'
import { openRecord, showAll } from '../helpers/finding'
import { electronPath } from '../helpers/launch'
import { makeScanFiles } from '../helpers/scanFiles'

let folder = ''
let driver: Driver

async function openSample(): Promise<void> {
  await answerDialogs(driver, { save: join(folder, 'Sample.opis') })
  await driver.page.getByRole('button', { name: 'Open the sample catalogue' }).click()
  await untilOpen(driver)
}

/** Everything on the screen that can be worked with, by its name. */
async function interactiveNames(): Promise<readonly string[]> {
  return driver.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]')]
      .filter(element => element.checkVisibility() && !element.matches(':disabled'))
      .map(element => element.innerText || element.id)
  )
}

async function reachedByTab(presses: number): Promise<ReadonlySet<string>> {
  const reached = new Set<string>()
  for (let count = 0; count < presses; count++) {
    await driver.press('Tab')
    const name = await driver.page.evaluate(() => {
      const active = document.activeElement
      return active instanceof HTMLElement ? active.innerText || active.id : ''
    })
    reached.add(name)
  }
  return reached
}

describe.skipIf(electronPath === undefined).each(['light', 'dark'] as const)(
  'the %s interface',
  theme => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'opis-accessibility-'))
      driver = await start({ folder, preferences: { theme } })
      await driver.page.getByRole('button', { name: 'Open the sample catalogue' }).waitFor()
    })
    afterAll(async () => {
      await driver.close()
      await rm(folder, { recursive: true, maxRetries: 5 })
    })
    pictureOnFailure(() => driver)

    test('the welcome screen is accessible', async () => {
      await expectAccessible(driver)
    })

    test('everything on the welcome screen is reached by Tab', async () => {
      const names = await interactiveNames()
      expect(names.length).toBeGreaterThanOrEqual(4)
      const reached = await reachedByTab(names.length + 2)
      expect(names.filter(name => !reached.has(name))).toEqual([])
    })

    test('the question for the title of a catalogue is accessible', async () => {
      await driver.page.getByRole('button', { name: 'New empty catalogue' }).click()
      await driver.page.getByRole('dialog').waitFor()
      await expectAccessible(driver)
      await driver.press('Escape')
      await driver.page.getByRole('dialog').waitFor({ state: 'hidden' })
    })

    test('the list of all records is accessible', async () => {
      await openSample()
      await showAll(driver)
      await driver.page.locator('[role=row][aria-selected]').first().waitFor()
      await expectAccessible(driver)
    })

    test.each([
      ['organisation', 'International Red Aid'],
      ['person', 'Stasova, Elena'],
      ['section', 'Russian section']
    ])('a record of the kind %s is accessible', async (kind, title) => {
      await openRecord(driver, kind, title)
      await expectAccessible(driver)
    })

    test.each([
      ['Go to', 'Control+K'],
      ['Preferences', 'Control+,'],
      ['Export', 'Control+E'],
      ['Keyboard shortcuts', 'Control+/']
    ])('the dialog "%s" is accessible', async (name, keys) => {
      await driver.press(keys)
      await driver.page.getByRole('dialog', { name }).waitFor()
      await expectAccessible(driver)
      await driver.press('Escape')
      await driver.page.getByRole('dialog').waitFor({ state: 'hidden' })
    })

    test('the scans of a record and the viewer are accessible', async () => {
      const scans = await makeScanFiles(folder)
      await answerDialogs(driver, { open: scans.map(({ path }) => path) })
      await driver.press('Control+Shift+A')
      await untilPictures(driver, scans.length)
      await expectAccessible(driver)
      await driver.page.locator('[data-scan-view]').nth(1).click()
      await driver.page.locator('[data-stage][data-drawn=true]').waitFor()
      await expectAccessible(driver)
    })
  }
)
