import type { Page } from 'playwright-core'
import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { catalogueOf } from './catalogue'
import { generatedOperations } from './generated/operations'
import { median } from './measure'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes } from './settings'
import { openWindow } from './window'
import type { Operation } from '../../src/shared/changeLog/changeset'

interface Taken {
  readonly milliseconds: number
  /** The longest time for which the page answered nothing. */
  readonly stall: number
}

/** In the page: takes a snapshot, or waits for as long as one took, and watches how long the page is kept. */
async function watched({ ops, rest }: { ops: string; rest: number | null }): Promise<Taken> {
  if (rest === null) {
    // What has not changed is not taken again.
    await window.bench.saving.save(JSON.parse(ops) as Operation[])
    await window.bench.settle()
  }
  let [stall, last] = [0, performance.now()]
  const ticking = setInterval(() => {
    const now = performance.now()
    stall = Math.max(stall, now - last)
    last = now
  }, 5)
  const start = performance.now()
  if (rest === null) await window.bench.snapshots.ensure('asked')
  else await new Promise(resolve => setTimeout(resolve, rest))
  const milliseconds = performance.now() - start
  clearInterval(ticking)
  return { milliseconds, stall }
}

async function measure(page: Page, size: number): Promise<readonly Measured[]> {
  const taken: Taken[] = []
  const atRest: Taken[] = []
  for (let round = 0; round < rounds; round++) {
    const ops = JSON.stringify(generatedOperations(size * 2 + 90_000 + round))
    const one = await page.evaluate(watched, { ops, rest: null })
    taken.push(one)
    atRest.push(await page.evaluate(watched, { ops, rest: one.milliseconds }))
  }
  const longest = (all: readonly Taken[]): number => Math.max(...all.map(({ stall }) => stall))
  const peer = { name: 'the page at rest for as long', value: longest(atRest) }
  const value = median(taken.map(({ milliseconds }) => milliseconds))
  return [
    { what: 'snapshot, read, written, read back', n: size, value },
    {
      what: 'snapshot, longest stall of the page',
      n: size,
      value: longest(taken),
      peer,
      goal: { value: 100 }
    }
  ]
}

describe.skipIf(electronPath === undefined)('snapshot', () => {
  test('of the whole catalogue, beside the window', async () => {
    const measured: Measured[] = []
    for (const size of sizes) {
      const { page, close } = await openWindow(await catalogueOf(size))
      measured.push(...(await measure(page, size)))
      await close()
    }
    await report('snapshot', measured)
  })
})
