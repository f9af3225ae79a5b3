import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { catalogueOf } from './catalogue'
import { generatedId, generatedOperations } from './generated/operations'
import { median, quantile, takeTurns, timed } from './measure'
import { changesetOf, plainRows } from './plainRows'
import type { Operation } from '../../src/shared/changeLog/changeset'
import type { PlainRows } from './plainRows'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes, workFolder } from './settings'
import { openWindow } from './window'

const savesInRound = 100
const goal = { value: 50 }

/** In the page: saves records one after the other, as a form does; each counts from the call to "saved". */
async function save(text: string): Promise<number[]> {
  const lists = JSON.parse(text) as Operation[][]
  const times: number[] = []
  for (const operations of lists) {
    const start = performance.now()
    await window.bench.saving.save(operations)
    times.push(performance.now() - start)
  }
  await window.bench.settle()
  return times
}

/** In the page: edits one field of records that are there. */
async function edit(ids: string[]): Promise<number[]> {
  const times: number[] = []
  for (const id of ids) {
    const record = await window.bench.database.records.get(id)
    if (!record) throw new Error(`${id} is not in the catalogue`)
    const field = 'referenceCode'
    const replaced = (record.live[field] ?? []).map(live => live.slice(0, live.indexOf('@')))
    const p = `GENERATED-${String(performance.now())}`
    const start = performance.now()
    await window.bench.saving.save([{ k: record.kind, r: id, f: field, p, o: replaced }])
    times.push(performance.now() - start)
  }
  await window.bench.settle()
  return times
}

/** In the page: the same rows into the same tables, by Dexie alone. */
async function put({ text, isStrict }: { text: string; isStrict: boolean }): Promise<number[]> {
  const { database } = window.bench
  const Dexie = Object.getPrototypeOf(database.constructor) as new (
    name: string,
    options: { chromeTransactionDurability: string }
  ) => typeof database
  const plain = new Dexie(database.name, {
    chromeTransactionDurability: isStrict ? 'strict' : 'relaxed'
  })
  await plain.open()
  const [records, changes] = [plain.table('records'), plain.table('changes')]
  const rows = JSON.parse(text) as PlainRows[]
  const times: number[] = []
  for (const row of rows) {
    const start = performance.now()
    await plain.transaction('rw', [records, changes], async () => {
      await records.put(row.records[0])
      await changes.put(row.change)
    })
    times.push(performance.now() - start)
  }
  await records.bulkDelete(rows.flatMap(row => row.records.map(({ id }) => id)))
  await changes.where('[d+n]').between(['generatedpeer', 0], ['generatedpeer', Infinity]).delete()
  plain.close()
  return times
}

/** The least that being on the disk costs: one write and one fdatasync of as many bytes. */
async function syncBytes(lines: readonly Buffer[]): Promise<number[]> {
  const path = join(workFolder, 'bare')
  const file = await open(path, 'w')
  const times: number[] = []
  for (const line of lines) {
    times.push(
      await timed(async () => {
        await file.write(line)
        await file.datasync()
      })
    )
  }
  await file.close()
  await rm(path)
  return times
}

async function measure(page: Page, size: number): Promise<readonly Measured[]> {
  /** Numbers of records that are not in the catalogue. */
  const numbers = (round: number, part: number) =>
    Array.from({ length: savesInRound }, (_, at) => size * 2 + (round * 8 + part) * 1000 + at)
  const rows = (round: number, part: number) =>
    JSON.stringify(numbers(round, part).map(n => plainRows(generatedOperations(n), n)))
  const times = await takeTurns(rounds, {
    save: async round =>
      page.evaluate(save, JSON.stringify(numbers(round, 0).map(generatedOperations))),
    edit: async round => {
      const step = Math.floor(size / savesInRound)
      return page.evaluate(
        edit,
        numbers(0, 0).map((_, at) => generatedId(at * step + round))
      )
    },
    relaxed: async round => page.evaluate(put, { text: rows(round, 1), isStrict: false }),
    strict: async round => page.evaluate(put, { text: rows(round, 2), isStrict: true }),
    bare: async round => {
      const changesets = numbers(round, 3).map(n => changesetOf(generatedOperations(n), n))
      return syncBytes(changesets.map(made => Buffer.from(JSON.stringify(made))))
    }
  })
  const peer = { name: 'Dexie, relaxed', value: median(times.relaxed) }
  const strict = { name: 'Dexie, strict', value: median(times.strict) }
  const p95 = { name: 'p95 of Dexie, strict', value: quantile(times.strict, 0.95) }
  return [
    { what: 'save a new record, p50', n: size, value: median(times.save), peer },
    { what: 'save a new record, p50', n: size, value: median(times.save), peer: strict },
    { what: 'save a new record, p95', n: size, value: quantile(times.save, 0.95), peer: p95, goal },
    { what: 'save a new record, p99', n: size, value: quantile(times.save, 0.99) },
    { what: 'edit one field, p50', n: size, value: median(times.edit), peer },
    { what: 'edit one field, p95', n: size, value: quantile(times.edit, 0.95), peer: p95, goal },
    { what: 'edit one field, p99', n: size, value: quantile(times.edit, 0.99) },
    { what: 'Dexie put of the same rows, strict, p50', n: size, value: strict.value, peer },
    { what: 'fdatasync of the same bytes (Node), p50', n: size, value: median(times.bare), peer }
  ]
}

describe.skipIf(electronPath === undefined)('save', () => {
  test('one record at a time, in the window, with its list open', async () => {
    const measured: Measured[] = []
    for (const size of sizes) {
      const { page, close } = await openWindow(await catalogueOf(size))
      measured.push(...(await measure(page, size)))
      await close()
    }
    await report('save', measured)
  })
})
