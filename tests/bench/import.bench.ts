import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { newCatalogue } from './catalogue'
import { writeTable } from './generated/table'
import { watchMemory } from './memory'
import { report } from './rows'
import type { Measured } from './rows'
import { sizes, workFolder } from './settings'
import { openWindow } from './window'
import type { BenchWindow } from './window'

const patience = 60 * 60_000

/** In the page: what keeps it from answering, from now on. */
function watchPage(): void {
  const seen = { task: 0, gap: 0, last: performance.now() }
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, duration)
  }).observe({ type: 'longtask' })
  const onFrame = (now: number): void => {
    seen.gap = Math.max(seen.gap, now - seen.last)
    seen.last = now
    requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)
  Object.assign(window, { seen })
}

/** In the page: the longest task and the longest time between frames since the last call. */
function pauses(): { task: number; gap: number } {
  const { seen } = window as unknown as { seen: { task: number; gap: number } }
  const found = { task: seen.task, gap: seen.gap }
  seen.task = 0
  seen.gap = 0
  return found
}

/** In the page: the same objects into the same tables, by Dexie alone; milliseconds. */
async function bulkPut(batch: number): Promise<number> {
  const { database, peer } = window.bench
  if (!peer.isOpen()) await peer.open()
  let time = 0
  let after = ''
  for (;;) {
    const rows = await database.records.where('id').above(after).limit(batch).toArray()
    const last = rows.at(-1)
    if (!last) break
    const start = performance.now()
    await peer.records.bulkPut(rows)
    time += performance.now() - start
    after = last.id
  }
  await peer.records.clear()
  return time
}

/** In the page: until the index holds what was saved; milliseconds. */
async function untilIndexed(): Promise<number> {
  const start = performance.now()
  await window.bench.index.update([])
  return performance.now() - start
}

async function clickAndWait(page: Page, button: string | RegExp, text: RegExp): Promise<number> {
  const start = performance.now()
  await page.getByRole('button', { name: button }).click()
  await page.getByText(text).first().waitFor({ timeout: patience })
  return performance.now() - start
}

async function measure(window: BenchWindow, rows: number): Promise<readonly Measured[]> {
  const { application, page } = window
  const path = join(workFolder, `table-${String(rows)}.csv`)
  await writeTable(path, rows)
  await application.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
  }, path)
  await page.evaluate(watchPage)
  await page.keyboard.press('Control+I')
  const dialog = page.getByRole('button', { name: 'Choose a file…' })
  if (!(await dialog.isVisible())) {
    await application.evaluate(({ BrowserWindow }) => {
      for (const type of ['keyDown', 'keyUp'] as const)
        BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
          type,
          keyCode: 'I',
          modifiers: ['control']
        })
    })
  }
  await dialog.click()
  await page.getByRole('button', { name: 'See what would happen' }).waitFor()
  await page.evaluate(pauses)
  const memory = await watchMemory(application)
  const check = await clickAndWait(page, 'See what would happen', /^Import [\d,]+ records?$/)
  const whileChecked = await page.evaluate(pauses)
  const time = await clickAndWait(page, /^Import [\d,]+ records?$/, /Imported, as one step/)
  const whileImported = await page.evaluate(pauses)
  const found = await page.evaluate(untilIndexed)
  const peak = await memory.stop()
  const peer = await page.evaluate(bulkPut, 1000)
  const dexie = { name: 'Dexie bulkPut of the same records', value: peer }
  return [
    { what: 'check a table', n: rows, value: check, peer: dexie },
    // 0.7 of its rate.
    { what: 'import a table', n: rows, value: time, peer: dexie, goal: { ratio: 1 / 0.7 } },
    {
      what: 'longest task in the page, check',
      n: rows,
      value: whileChecked.task,
      goal: { value: 100 }
    },
    {
      what: 'longest gap between frames, check',
      n: rows,
      value: whileChecked.gap,
      goal: { value: 100 }
    },
    {
      what: 'longest task in the page, import',
      n: rows,
      value: whileImported.task,
      goal: { value: 100 }
    },
    {
      what: 'longest gap between frames, import',
      n: rows,
      value: whileImported.gap,
      goal: { value: 100 }
    },
    { what: 'until the lists hold all of it, after the import', n: rows, value: found },
    { what: 'peak of all processes above idle', n: rows, value: peak, unit: 'B' }
  ]
}

describe.skipIf(electronPath === undefined)('import', () => {
  test('of a table, against plain Dexie', async () => {
    const measured: Measured[] = []
    for (const rows of sizes) {
      const window = await openWindow(await newCatalogue(`import-${String(rows)}`))
      measured.push(...(await measure(window, rows)))
      await window.close()
      await report('import', measured)
    }
  })
})
