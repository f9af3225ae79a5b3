import type { Locator } from 'playwright-core'
import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { catalogueOf } from './catalogue'
import { median, timed } from './measure'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes } from './settings'
import { giveCommand, listedAt, openWindow } from './window'
import type { BenchWindow } from './window'

/** Milliseconds in which something that was asked for is there at once. */
const soon = 1000

/** In the page: reads the whole history by Dexie alone, a page at a time. */
async function readAll(): Promise<number> {
  const start = performance.now()
  let after = ''
  for (;;) {
    const rows = await window.bench.database.changes.where('t').above(after).limit(500).toArray()
    const last = rows.at(-1)
    if (!last) return performance.now() - start
    after = last.t
  }
}

/** In the page: when the change in the middle was made. */
async function middleStamp(): Promise<string> {
  const { changes } = window.bench.database
  const middle = Math.floor((await changes.count()) / 2)
  const [stamp] = await changes.orderBy('t').offset(middle).limit(1).keys()
  return String(stamp)
}

async function untilRows(dialog: Locator): Promise<void> {
  await dialog.locator('[role=row][aria-selected]').first().waitFor()
}

async function measureDialog(opened: BenchWindow, size: number): Promise<readonly Measured[]> {
  const { page } = opened
  const dialog = page.getByRole('dialog', { name: 'History of the catalogue' })
  const shown: number[] = []
  const searched: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    shown.push(
      await timed(async () => {
        await giveCommand(opened, 'catalogueHistory')
        await untilRows(dialog)
      })
    )
    searched.push(
      await timed(async () => {
        await dialog.getByLabel('Reason').fill('no step has this reason')
        await dialog.getByText('No step matches').waitFor()
      })
    )
    await dialog.getByLabel('Reason').fill('')
    await untilRows(dialog)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    bare.push(await page.evaluate(readAll))
  }
  const peer = { name: 'Dexie, all rows of the history', value: median(bare) }
  return [
    { what: 'history, shown', n: size, value: median(shown), goal: { value: soon } },
    {
      what: 'history, looked through for a reason that none has',
      n: size,
      value: median(searched),
      peer
    }
  ]
}

/** As it was at half of its history: begun anew with that state, until the list has it. */
async function measureAsOf({ page }: BenchWindow, size: number): Promise<Measured> {
  const before = await page.evaluate(middleStamp)
  const value = await timed(async () => {
    await page.evaluate(async stamp => window.bench.main.restoring.view({ before: stamp }), before)
    await page.reload()
    await page.waitForFunction(listedAt, Math.floor(size / 2), { timeout: 30 * 60_000 })
  })
  return { what: 'the catalogue as of half of its changes', n: size, value }
}

describe.skipIf(electronPath === undefined)('history', () => {
  test('of a catalogue in which every record was saved by itself', async () => {
    const measured: Measured[] = []
    for (const size of sizes) {
      const opened = await openWindow(await catalogueOf(size))
      opened.page.setDefaultTimeout(10 * 60_000)
      measured.push(...(await measureDialog(opened, size)), await measureAsOf(opened, size))
      await opened.close()
    }
    await report('history', measured)
  })
})
