import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { catalogueOf } from './catalogue'
import { median, quantile } from './measure'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes } from './settings'
import { openWindow } from './window'
import type { BenchWindow } from './window'

interface Jump {
  /** Longest frame after the jump, in milliseconds. */
  readonly frame: number
  /** How long a row in sight stood without its text. */
  readonly empty: number
}

/** In the page: jumps to places all over the list and watches the frames that follow. */
async function jumpAbout(jumps: number): Promise<readonly Jump[]> {
  const grid = document.querySelector<HTMLElement>('[role="grid"]')
  if (!grid) throw new Error('There is no table')
  const frame = async () => new Promise<number>(resolve => requestAnimationFrame(resolve))
  const isWaiting = () =>
    [...grid.querySelectorAll('.pending')].some(cell => {
      const { top, bottom } = cell.getBoundingClientRect()
      const seen = grid.getBoundingClientRect()
      return bottom > seen.top && top < seen.bottom
    })
  const found: Jump[] = []
  for (let jump = 0; jump < jumps; jump++) {
    await frame()
    // Places far from one another, and the same in each run.
    const place = ((jump * 0.618034) % 1) * (grid.scrollHeight - grid.clientHeight)
    let last = await frame()
    let longest = 0
    const begin = performance.now()
    let filled = 0
    grid.scrollTop = place
    for (let frames = 0; frames < 30; frames++) {
      const now = await frame()
      longest = Math.max(longest, now - last)
      last = now
      if (isWaiting()) filled = performance.now() - begin
      else if (frames > 5) break
    }
    found.push({ frame: longest, empty: filled })
  }
  return found
}

/** In the page: sets the status of records as one transaction, by the application's own saving. */
async function editMany(count: number): Promise<number> {
  const { database, saving } = window.bench
  const ids = (await database.records.toCollection().limit(count).primaryKeys()) as string[]
  const start = performance.now()
  async function* batches() {
    for (let from = 0; from < ids.length; from += 500) {
      const records = await database.records.bulkGet(ids.slice(from, from + 500))
      yield records.flatMap(record =>
        record
          ? [
              {
                k: record.kind,
                r: record.id,
                f: 'status',
                p: 'checked',
                o: (record.live['status'] ?? []).map(live => live.slice(0, live.indexOf('@')))
              }
            ]
          : []
      )
    }
  }
  await saving.saveAll(batches())
  return performance.now() - start
}

async function untilStill({ page }: BenchWindow): Promise<void> {
  await page.evaluate(async () => window.bench.whenIndexed())
  await page.evaluate(async () => window.bench.settle())
}

describe.skipIf(electronPath === undefined)('table', () => {
  test('jumping through a list, and editing many of its records', async () => {
    const measured: Measured[] = []
    for (const size of sizes) {
      const catalogue = await catalogueOf(size)
      const opened = await openWindow(catalogue)
      await untilStill(opened)
      await opened.page.evaluate(jumpAbout, 3)
      const jumps = await opened.page.evaluate(jumpAbout, 10 * rounds)
      const frames = jumps.map(({ frame }) => frame)
      const empty = jumps.map(jump => jump.empty)
      measured.push(
        { what: 'jump, longest frame, median', n: size, value: median(frames) },
        { what: 'jump, longest frame', n: size, value: Math.max(...frames), goal: { value: 50 } },
        { what: 'jump, empty row, p95', n: size, value: quantile(empty, 0.95) },
        { what: 'jump, empty row', n: size, value: Math.max(...empty), goal: { value: 100 } }
      )
      const many = Math.min(10_000, size)
      const took = await opened.page.evaluate(editMany, many)
      measured.push({ what: `bulk edit of ${String(many)}`, n: size, value: took })
      await opened.close()
    }
    await report('table', measured)
  })
})
