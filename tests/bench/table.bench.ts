import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { catalogueOf } from './catalogue'
import { generatedOperations } from './generated/operations'
import { median, quantile } from './measure'
import { plainRows } from './plainRows'
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

/** In the page: types searches and waits until the list that was found is painted. */
async function searchAbout(searches: readonly string[]): Promise<readonly number[]> {
  const box = document.querySelector<HTMLInputElement>('input[type="search"]')
  if (!box) throw new Error('There is no search')
  const frame = async () => new Promise<number>(resolve => requestAnimationFrame(resolve))
  const grid = () => document.querySelector('[role="grid"]')
  const shown = () => grid()?.getAttribute('aria-rowcount') ?? 'none'
  const isFilled = () => !grid()?.querySelector('.pending')
  const times: number[] = []
  for (const text of searches) {
    const before = shown()
    await frame()
    const start = performance.now()
    box.value = text
    box.dispatchEvent(new Event('input'))
    while (shown() === before && performance.now() - start < 5000) await frame()
    while (!isFilled() && performance.now() - start < 5000) await frame()
    // As many as before: nothing tells when they were there.
    if (shown() !== before) times.push(performance.now() - start)
  }
  return times
}

/** Of records all over the catalogue a word each; no two that follow one another find as many. */
function wordsOfRecords(size: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const number = Math.floor((at * size) / count)
    const [made] = plainRows(generatedOperations(number), number + 1).records
    const text = made ? JSON.stringify(made.values) : ''
    return /[a-zа-я]{6,}(?=[ .,])/iu.exec(text)?.[0] ?? 'stasova'
  })
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
  test('jumping through a list, searching, and editing many records', async () => {
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
      const words = wordsOfRecords(size, 20 * rounds)
      await opened.page.evaluate(searchAbout, words.slice(0, 10))
      const found = await opened.page.evaluate(searchAbout, words)
      measured.push(
        { what: 'search, typed until painted, median', n: size, value: median(found) },
        {
          what: 'search, typed until painted, p95',
          n: size,
          value: quantile(found, 0.95),
          goal: { value: 30 }
        }
      )
      await opened.page.evaluate(searchAbout, [''])
      const many = Math.min(10_000, size)
      const took = await opened.page.evaluate(editMany, many)
      measured.push({ what: `bulk edit of ${String(many)}`, n: size, value: took })
      await opened.close()
    }
    await report('table', measured)
  })
})
