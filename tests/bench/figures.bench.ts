import { describe, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { newCatalogue, openSession } from './catalogue'
import { figureCount, figureOperations, subjectsOf } from './generated/figures'
import { median, quantile } from './measure'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes } from './settings'
import { openWindow } from './window'

const goal = { value: 200 }

/** In the page: asks every view of the figures as its component does, and gives the milliseconds of each. */
async function ask(asked: number): Promise<Record<string, number[]>> {
  const { figures, database } = window.bench
  const { index } = figures
  const times: Record<string, number[]> = {}
  const options = { jump: 50 }
  const timed = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const start = performance.now()
    const value = await work()
    ;(times[name] ??= []).push(performance.now() - start)
    return value
  }
  for (let round = 0; round < asked; round++) {
    const span = { from: round * 100, count: 100 }
    await timed('overview', async () => index.overview(options))
    const conflicts = await timed('conflicts', async () =>
      index.conflicts({ ...span, isSettled: false })
    )
    const [row] = conflicts.rows
    if (row) {
      const { subject, measure, date } = row
      await timed('conflict group', async () => index.group({ subject, measure, date }))
    }
    const claims = await timed('claims', async () => index.claims({ ...span, from: 0, months: 0 }))
    await timed('claims within 6 months', async () => index.claims({ ...span, from: 0, months: 6 }))
    const [claim] = claims.rows
    if (claim) {
      const { subject, measure, date } = claim
      await timed('claim', async () => index.claim({ subject, measure, date }, 0))
    }
    await timed('checks', async () =>
      index.findings({ ...span, isDismissed: false, check: '', options })
    )
    const [first] = await timed('subjects', async () => index.subjects('', 30))
    const body = first && (await timed('a subject', async () => index.subject(first.id)))
    if (!body) continue
    const question = { subject: body.id, measure: 'members', unit: '', months: 0 }
    const [date] = body.dates
    await timed('series', async () => index.series(question))
    await timed('small multiples', async () => index.multiples({ ...question, limit: 60 }))
    await timed('table', async () => index.table({ ...question, limit: 100 }))
    await timed('map', async () => index.map({ ...question, asOf: date?.asOf ?? null }))
    await timed('evidence', async () => {
      const record = await database.records.get(body.id)
      await database.records.bulkGet([...(record?.refs ?? [])])
    })
  }
  return times
}

/** In the page: saves one figure anew and waits until the views know of it. */
async function change(n: number): Promise<number> {
  const { figures, saving, database } = window.bench
  const id = `01990002-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
  const record = await database.records.get(id)
  const replaced = (record?.live['unit'] ?? []).map(live => live.slice(0, live.indexOf('@')))
  const start = performance.now()
  const known = new Promise<void>(resolve => {
    const stop = figures.onChanged(() => {
      stop()
      resolve()
    })
  })
  await saving.save([{ k: 'figure', r: id, f: 'unit', p: `unit ${String(start)}`, o: replaced }])
  await known
  await figures.index.overview({ jump: 50 })
  return performance.now() - start
}

/** In the page: milliseconds until the figures, which are read after the index is there, answer. */
async function reading(): Promise<number> {
  const start = performance.now()
  await window.bench.figures.index.overview({ jump: 50 })
  return performance.now() - start
}

async function measure(subjects: number): Promise<readonly Measured[]> {
  const catalogue = await newCatalogue('figures')
  const session = await openSession(catalogue)
  let records = 0
  for (const ops of figureOperations(subjects)) {
    records += new Set(ops.map(({ r }) => r)).size
    await session.journal.append([{ ops, by: 'generated' }])
  }
  await session.close()
  const { page, close } = await openWindow({ ...catalogue, size: records })
  const built = await page.evaluate(reading)
  await page.evaluate(ask, 1)
  const times = await page.evaluate(ask, rounds)
  const n = figureCount(subjects)
  const changes: number[] = []
  for (let at = 0; at < rounds * 4; at++) {
    changes.push(await page.evaluate(change, (at * 997) % n))
  }
  await close()
  return [
    ...Object.entries(times).map(([what, each]) => ({
      what,
      n,
      value: quantile(each, 0.95),
      goal
    })),
    { what: 'a figure saved, until the views know it, p50', n, value: median(changes) },
    { what: 'reading all figures after the list is there', n, value: built }
  ]
}

describe.skipIf(electronPath === undefined)('figures', () => {
  test('every view, by number of figures', async () => {
    const measured: Measured[] = []
    for (const size of sizes) measured.push(...(await measure(subjectsOf(size))))
    await report('figures', measured)
  })
})
