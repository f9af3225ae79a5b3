import type { Page } from 'playwright-core'
import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { newCatalogue } from './catalogue'
import { generatedBatches } from './generated/operations'
import { median, takeTurns } from './measure'
import { plainRows } from './plainRows'
import type { PlainRows } from './plainRows'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds } from './settings'
import { openWindow } from './window'
import type { Operation } from '../../src/shared/changeLog/changeset'

const batch = 1000
const batchesOfImport = 5

/** In the page: the application's own way of writing much at once. */
async function saveAll(text: string): Promise<number[]> {
  const batches = JSON.parse(text) as Operation[][]
  const start = performance.now()
  await window.bench.saving.saveAll(batches)
  const time = performance.now() - start
  await window.bench.settle()
  return [time]
}

interface PutOptions {
  /** `PlainRows[]` as JSON, which crosses to the page in a hundredth of the time that objects take. */
  readonly text: string
  readonly withHistory: boolean
}

/** In the page: the same objects, with the same indexes, by Dexie alone. */
async function bulkPut({ text, withHistory }: PutOptions): Promise<number[]> {
  const batches = JSON.parse(text) as PlainRows[]
  const { records, changes } = window.bench.peer
  if (!window.bench.peer.isOpen()) await window.bench.peer.open()
  const start = performance.now()
  for (const rows of batches) {
    if (!withHistory) {
      await records.bulkPut(rows.records)
      continue
    }
    await window.bench.peer.transaction('rw', [records, changes], async () => {
      await records.bulkPut(rows.records)
      await changes.put(rows.change)
    })
  }
  const time = performance.now() - start
  // What is overwritten costs more than what is new.
  await Promise.all([records.clear(), changes.clear()])
  return [time]
}

async function measureBatches(page: Page, count: number): Promise<readonly Measured[]> {
  const length = batch * count
  const operations = (round: number) => [...generatedBatches(round * length, length, batch)]
  const rows = (round: number) =>
    JSON.stringify(operations(round).map((ops, n) => plainRows(ops, n + 1)))
  const times = await takeTurns(rounds, {
    ours: async round => page.evaluate(saveAll, JSON.stringify(operations(round))),
    records: async round => page.evaluate(bulkPut, { text: rows(round), withHistory: false }),
    history: async round => page.evaluate(bulkPut, { text: rows(round), withHistory: true })
  })
  const value = median(times.ours)
  const peer = { name: 'Dexie bulkPut, with history', value: median(times.history) }
  const records = { name: 'Dexie bulkPut, records only', value: median(times.records) }
  const what = count === 1 ? 'save a batch of 1,000' : `save ${String(count)} batches of 1,000`
  return [
    { what, n: length, value, peer, goal: { ratio: 1.5 } },
    { what, n: length, value, peer: records }
  ]
}

describe.skipIf(electronPath === undefined)('batches', () => {
  test('of a thousand records, against plain Dexie', async () => {
    const measured: Measured[] = []
    for (const count of [1, batchesOfImport]) {
      const { page, close } = await openWindow(await newCatalogue('batches'))
      measured.push(...(await measureBatches(page, count)))
      await close()
    }
    await report('batches', measured)
  })
})
