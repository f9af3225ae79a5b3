import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { pageTextsOf } from '../../src/shared/texts/pageText'
import { dropFiles, untilPictures } from '../helpers/attaching'
import { start } from '../helpers/driver'
import type { Driver } from '../helpers/driver'
import { electronPath } from '../helpers/launch'
import { lookAt, openDocumentWith, untilDrawn } from '../helpers/viewing'
import { storedRecords } from '../helpers/workingCopy'
import { largePage, writtenTiff } from '../helpers/writtenPages'
import { quantile, timed } from './measure'
import { report } from './rows'

const pages = 6
const lines = Array.from(
  { length: 24 },
  (_, at) => `${String(at + 1)}. International Red Aid helped prisoners`
)
/** Steps of the wheel, as fast as the screen takes them. */
const steps = 30

/** Milliseconds between frames while the wheel is turned. */
async function framesWhileZooming(page: Page): Promise<readonly number[]> {
  return page.evaluate(async count => {
    const stage = document.querySelector('[data-stage]')
    const bounds = stage?.getBoundingClientRect()
    const frames: number[] = []
    let last = performance.now()
    const at = {
      clientX: (bounds?.left ?? 0) + 200,
      clientY: (bounds?.top ?? 0) + 200,
      bubbles: true,
      cancelable: true,
      ctrlKey: true
    }
    for (let step = 0; step < count * 4; step++) {
      if (step % 2 === 0) {
        const deltaY = step < count * 2 ? -100 : 100
        stage?.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY }))
      }
      await new Promise(requestAnimationFrame)
      const now = performance.now()
      frames.push(now - last)
      last = now
    }
    return frames
  }, steps)
}

/** Milliseconds between frames while nothing is done. */
async function framesAtRest(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const frames: number[] = []
    let last = performance.now()
    for (let frame = 0; frame < 60; frame++) {
      await new Promise(requestAnimationFrame)
      const now = performance.now()
      frames.push(now - last)
      last = now
    }
    return frames
  })
}

describe.skipIf(electronPath === undefined)('texts and viewer', () => {
  let folder = ''
  let driver: Driver
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opis-bench-texts-'))
    driver = await start({ folder })
    await writeFile(join(folder, 'huge.tif'), await largePage(20_000, 14_000))
    await writeFile(join(folder, 'pages.tif'), await writtenTiff(Array(pages).fill(lines)))
    const catalogue = join(folder, 'Bench.opis')
    await openDocumentWith(driver, catalogue, 'Bench', [join(folder, 'pages.tif')])
  })
  afterAll(async () => {
    await driver.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  /** Milliseconds until all pages of the only scan are read and saved. */
  async function recognising({ page, press }: Driver): Promise<number> {
    await press('Control+Alt+T')
    const dialog = page.getByRole('dialog', { name: 'Read text' })
    await dialog.getByLabel('Scans of the open record').check()
    await dialog.getByRole('button', { name: 'Read', exact: true }).click()
    return timed(async () => {
      for (;;) {
        const scan = (await storedRecords(driver)).find(
          ({ values }) => values['originalName'] === 'pages.tif'
        )
        if (scan && pageTextsOf(scan).size === pages) return
        await new Promise(resolve => setTimeout(resolve, 200))
      }
    })
  }

  test('recognising pages, and zooming a page of 20,000 × 14,000 pixels', async () => {
    const { page } = driver
    const reading = await recognising(driver)
    await dropFiles(driver, [join(folder, 'huge.tif')])
    await untilPictures(driver, 2)
    const opened = await timed(async () => lookAt(driver, 1))
    const rest = await framesAtRest(page)
    const first = await framesWhileZooming(page)
    await untilDrawn(page)
    const again = await framesWhileZooming(page)
    const peer = { name: 'a frame at rest, p95', value: quantile(rest, 0.95) }
    await report('texts', [
      { what: '20,000 × 14,000: first view, all its tiles', n: 1, value: opened },
      {
        what: '20,000 × 14,000: a frame while zooming, p50',
        n: 1,
        value: quantile(first, 0.5),
        peer
      },
      {
        what: '20,000 × 14,000: a frame while zooming, p95',
        n: 1,
        value: quantile(first, 0.95),
        peer
      },
      {
        what: '20,000 × 14,000: the same a second time, p95',
        n: 1,
        value: quantile(again, 0.95),
        peer
      },
      {
        what: `a page of 24 lines recognised and saved, ${(60_000 / (reading / pages)).toFixed(1)} pages a minute`,
        n: pages,
        value: reading / pages
      }
    ])
  })
})
