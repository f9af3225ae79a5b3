import { describe, expect } from 'vitest'
import { beginRecord } from '../helpers/entry'
import { start as startDriver, untilOpen } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { partOf, textOf, valuesOf } from '../../src/shared/records/record'
import { storedRecords } from '../helpers/workingCopy'
import { createLedger } from './ledger'
import { start, startsAfter } from './session'
import type { Session } from './session'
import { between, howMany, isLong, randomFor } from './settings'
import { faultCase } from './tally'
import { killGroup, newWorld, pause } from './world'
import { writeUntilGone } from './writing'

/** From the main process, since the page that was driven is gone: the window shows an open catalogue again. */
async function untilReloaded({ application }: Session): Promise<void> {
  const isOpen = async (): Promise<boolean> =>
    application.evaluate(
      async ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `document.querySelector('[role=grid]') !== null`
        ) as Promise<boolean>
    )
  await expect.poll(async () => isOpen().catch(() => false), { timeout: 40_000 }).toBe(true)
}

/** Enters sections by keys until the application is gone; gives the titles that were shown as saved. */
async function typeUntilGone(driver: Driver, round: number): Promise<readonly string[]> {
  const titles: string[] = []
  const { page, type, press } = driver
  const blank = page.locator('[data-form] input:focus:placeholder-shown')
  try {
    await beginRecord(driver, 'section')
    for (let number = 1; ; number++) {
      const title = `Секция ${String(round)}.${String(number)}`
      await type(title)
      await press('Control+Enter')
      await blank.waitFor()
      await page.getByText(/^saved \d\d:\d\d$/).waitFor()
      titles.push(title)
    }
  } catch {
    // Gone in the middle of a step: what was shown before counts.
  }
  return titles
}

async function titlesIn(driver: Driver): Promise<readonly string[]> {
  const sections = (await storedRecords(driver)).filter(({ kind }) => kind === 'section')
  return sections.map(record => textOf(partOf(valuesOf(record, 'names')[0] ?? null, 'text')))
}

describe.runIf(isLong)('windows', () => {
  faultCase('the end of the window process alone, during saves', async tally => {
    const random = randomFor('window')
    const moments = randomFor('window, moments')
    const ledger = createLedger()
    const world = await newWorld(ledger, 50)
    let session = await start(world)
    for (let trial = 0; trial < howMany(1, 3); trial++) {
      const crashed = session.page.waitForEvent('crash')
      // What it waits for is never answered by a page that is gone.
      void writeUntilGone(session, ledger, random)
      await pause(between(moments, 50, 1200))
      await session.application.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
      })
      await crashed
      await untilReloaded(session)
      await session.close()
      tally.trials++
      session = await startsAfter(world, ledger, tally)
    }
    await session.close()
    tally.acknowledged = ledger.acknowledged
    tally.notes.push('the window loads again by itself')
  })

  faultCase('kill -9 while records are typed into the form', async tally => {
    const random = randomFor('typing')
    const world = await newWorld(createLedger(), 5)
    await (await start(world)).close()
    const saved: string[] = []
    for (let trial = 0; trial < howMany(1, 3); trial++) {
      let driver = await startDriver(world)
      await untilOpen(driver)
      const typing = typeUntilGone(driver, trial)
      await pause(between(random, 2000, 5000))
      killGroup(driver.application.process())
      saved.push(...(await typing))
      await driver.close()
      tally.trials++
      for (let number = 1; number <= 3; number++) {
        driver = await startDriver(world)
        await untilOpen(driver)
        const titles = await titlesIn(driver)
        for (const title of saved) if (!titles.includes(title)) tally.missing.add(title)
        if (new Set(titles).size < titles.length) tally.wrong.add('a title twice')
        tally.starts++
        await driver.close()
      }
    }
    tally.acknowledged = saved.length
    tally.notes.push('acknowledged: shown as saved')
  })
})
