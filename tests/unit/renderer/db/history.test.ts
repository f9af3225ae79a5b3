import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { changeset, loggedOf } from '../../../helpers/changesets'
import { applyChangesets } from '../../../../src/renderer/db/repositories/changesets'
import {
  countRecords,
  historyPage,
  newestPlace
} from '../../../../src/renderer/db/repositories/history'
import type { HistoryQuery, HistoryStep } from '../../../../src/renderer/db/repositories/history'
import {
  changesOfStep,
  factsOf,
  stampsOfDate
} from '../../../../src/renderer/services/catalogueHistory'
import type { Changeset, Operation } from '../../../../src/shared/changeLog/changeset'
import { formatStamp } from '../../../../src/shared/changeLog/clock'
import { seeded, whole } from '../../../helpers/random'

let catalogue: TestCatalogue

beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  await catalogue.remove()
})

const everything: HistoryQuery = { from: '', matches: () => true, most: 500 }

function put(r: string, p: string, o: readonly string[] = []): Operation {
  return { k: 'section', r, f: 'seat', p, o }
}

async function take(changesets: readonly Changeset[]): Promise<void> {
  for (let at = 0; at < changesets.length; at += 200) {
    await applyChangesets(catalogue.database, loggedOf(changesets.slice(at, at + 200)))
  }
}

async function steps(query = everything): Promise<{ found: HistoryStep[]; pages: number }> {
  const found: HistoryStep[] = []
  let pages = 0
  for (let place: typeof newestPlace | null = newestPlace; place; pages++) {
    const page = await historyPage(catalogue.database, place, query)
    found.push(...page.steps)
    place = page.next
  }
  return { found, pages }
}

describe('the history of the catalogue', () => {
  it('is nothing where nothing was saved', async () => {
    expect(await steps()).toEqual({ found: [], pages: 1 })
  })

  it('has the saves of all devices in the order of their clocks, newest first', async () => {
    await take([
      changeset('a', 1, 10, [put('r1', 'Berlin')]),
      changeset('a', 2, 30, [put('r1', 'Paris')]),
      changeset('b', 1, 20, [put('r2', 'Moscow')]),
      changeset('b', 2, 40, [put('r2', 'Kyiv')])
    ])
    const { found } = await steps()
    expect(found.map(({ id }) => id)).toEqual(['b:2', 'a:2', 'b:1', 'a:1'])
  })

  it('has one line for a transaction, and those of other devices that were saved meanwhile', async () => {
    const tx = Array.from({ length: 1600 }, (_, index) =>
      changeset('a', index + 1, index * 2, [put(`r${String(index)}`, 'x')], {
        tx: 'import',
        ...(index === 1599 ? { end: true } : {})
      })
    )
    const others = Array.from({ length: 3 }, (_, index) =>
      changeset('b', index + 1, 101 + index * 200, [put(`b${String(index)}`, 'y')])
    )
    await take([...tx, ...others, changeset('a', 1601, 4000, [put('r1', 'z', ['a:2:0'])])])
    const { found, pages } = await steps()
    expect(found.map(({ id }) => id)).toEqual(['a:1601', 'import', 'b:3', 'b:2', 'b:1'])
    expect(pages).toBe(4)
    const step = found[1]
    if (!step) throw new Error('no step')
    expect(step).toMatchObject({ changesets: 1600, firstStamp: tx[0]?.t })
    expect(await countRecords(catalogue.database, step, 2000)).toBe(1600)
    expect(await countRecords(catalogue.database, step, 100)).toBe(100)
  })

  it('is narrowed to the steps that touched a kind, whichever of their changesets did', async () => {
    const place = (r: string): Operation => ({ ...put(r, 'x'), k: 'place' })
    await take([
      changeset('a', 1, 10, [put('r1', '1')]),
      changeset('a', 2, 20, [place('p1'), put('r2', '2')]),
      changeset('a', 3, 30, [place('p2')], { tx: 'import' }),
      changeset('a', 4, 40, [put('r3', '3')], { tx: 'import', end: true }),
      changeset('a', 5, 50, [put('r4', '4')], { tx: 'other' }),
      changeset('a', 6, 60, [put('r5', '5')], { tx: 'other', end: true })
    ])
    const found = async (kind: string) => (await steps({ ...everything, kind })).found
    expect((await found('place')).map(({ id }) => id)).toEqual(['import', 'a:2'])
    expect(await found('person')).toEqual([])
    expect(await found('section')).toHaveLength(4)
  })

  it('is found by whom, why and when', async () => {
    await take([
      changeset('a', 1, 10, [put('r1', '1')], { by: 'A. Petrova', why: 'from the 1931 table' }),
      changeset('a', 2, 20, [put('r1', '2')], { by: 'B. Weber' }),
      changeset('a', 3, 30, [put('r1', '3')], { by: 'A. Petrova' })
    ])
    const by = (name: string) => ({
      ...everything,
      matches: ({ by: who }: Changeset) => who === name
    })
    expect((await steps(by('A. Petrova'))).found.map(({ id }) => id)).toEqual(['a:3', 'a:1'])
    expect((await steps(by('nobody'))).found).toEqual([])
    const second = changeset('a', 2, 20, []).t
    const page = await historyPage(
      catalogue.database,
      { ...newestPlace, before: `${second}\uffff` },
      { from: second, matches: () => true, most: 500 }
    )
    expect(page.steps.map(({ id }) => id)).toEqual(['a:2'])
  })

  it('agrees with all changesets sorted, whatever the devices, clocks and transactions', async () => {
    const random = seeded(7)
    const all: Changeset[] = []
    for (const device of ['a', 'b', 'c']) {
      let [n, time] = [0, whole(random, 50)]
      while (n < 500) {
        const size = random() < 0.1 ? 1 + whole(random, 40) : 1
        const tx = size > 1 ? { tx: `${device}${String(n)}` } : {}
        for (let count = 0; count < size; count++) {
          time += 1 + whole(random, 9)
          all.push(changeset(device, ++n, time, [put(`${device}${String(n)}`, 'x')], tx))
        }
      }
    }
    await take(all)
    const expected: string[] = []
    for (const { d, n, tx } of [...all].sort((one, other) => (one.t < other.t ? 1 : -1))) {
      const id = tx ?? `${d}:${String(n)}`
      if (!expected.includes(id)) expected.push(id)
    }
    expect((await steps()).found.map(({ id }) => id)).toEqual(expected)
  })
})

describe('a step of the history', () => {
  async function only(): Promise<HistoryStep> {
    const [first] = (await steps()).found
    if (!first) throw new Error('there is no step')
    return first
  }

  it('says from what to what, record by record', async () => {
    await take([
      changeset('a', 1, 10, [put('r1', 'Berlin'), put('r2', 'Moscow')]),
      changeset('b', 1, 20, [put('r1', 'Paris', ['a:1:0']), put('r2', 'Kyiv', ['a:1:1'])])
    ])
    expect(await changesOfStep(catalogue.database, await only())).toEqual({
      isComplete: true,
      records: [
        {
          id: 'r1',
          kind: 'section',
          what: 'changed',
          changes: [
            { field: 'seat', from: ['Berlin'], to: 'Paris', former: 'Berlin', isMove: false }
          ]
        },
        {
          id: 'r2',
          kind: 'section',
          what: 'changed',
          changes: [
            { field: 'seat', from: ['Moscow'], to: 'Kyiv', former: 'Moscow', isMove: false }
          ]
        }
      ]
    })
  })

  it('says what it took back, and what it brought back', async () => {
    await take([changeset('a', 1, 10, [put('r1', 'Berlin')])])
    await take([changeset('a', 2, 20, [put('r1', '', ['a:1:0'])], { undo: 'a:1' })])
    expect((await factsOf(catalogue.database, await only())).takesBack).toMatchObject({
      kind: 'undo',
      meant: { n: 1 }
    })
    await take([changeset('a', 3, 30, [put('r1', 'Berlin', ['a:2:0'])], { undo: 'a:2' })])
    expect((await factsOf(catalogue.database, await only())).takesBack).toMatchObject({
      kind: 'redo',
      meant: { n: 1 }
    })
  })
})

describe('a typed date', () => {
  const stamp = (time: Date) => formatStamp({ milliseconds: time.getTime(), counter: 0 }, '')

  it.each<[string, Date, Date]>([
    ['24.11.2026', new Date(2026, 10, 24), new Date(2026, 10, 25)],
    ['2026-12-31', new Date(2026, 11, 31), new Date(2027, 0, 1)],
    ['2024-02', new Date(2024, 1, 1), new Date(2024, 2, 1)],
    ['2025', new Date(2025, 0, 1), new Date(2026, 0, 1)]
  ])('%s is from its first moment to its last, by the clock on the wall', (text, from, to) => {
    expect(stampsOfDate(text)).toEqual({ from: stamp(from), to: stamp(to) })
  })

  it('that is not understood chooses nothing', () => {
    expect(stampsOfDate('soon')).toBeNull()
    expect(stampsOfDate('')).toBeNull()
  })
})
