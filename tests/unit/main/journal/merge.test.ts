import { describe, expect, it } from 'vitest'
import type { Changeset } from '../../../../src/shared/changeLog/changeset'
import { formatStamp } from '../../../../src/shared/changeLog/clock'
import { addLine, createDeviceIndex, createSegment } from '../../../../src/main/journal/deviceIndex'
import { encodeLine, hashOf } from '../../../../src/main/journal/line'
import { readMerged as readLines } from '../../../../src/main/journal/merge'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createRandom } from '../../shared/csv/random'
import { open, other, own, readAll, temporaryFolder, third } from './world'

interface Planned {
  readonly d: string
  readonly n: number
  readonly time: number
  readonly o: readonly string[]
  readonly tx?: string
  readonly end?: true
}

/** Lays down journals as their devices would have written them. */
async function layDown(folder: string, plans: readonly Planned[]) {
  const indexes = new Map<string, ReturnType<typeof createDeviceIndex>>()
  const content = new Map<string, Buffer[]>()
  for (const { d, n, time, o, ...group } of plans) {
    const index = indexes.get(d) ?? createDeviceIndex(d)
    indexes.set(d, index)
    const segment = index.segments[0] ?? createSegment(join(folder, d), 1)
    if (index.segments.length === 0) index.segments.push(segment)
    const t = formatStamp({ milliseconds: time, counter: 0 }, d)
    const ops = [{ k: 'section', r: 'r', f: 'f', p: n, o }]
    const written = { v: 1, sv: 1, space: 'main', d, n, t, at: '', by: '', app: '' }
    const changeset: Changeset = { ...written, ...group, ops, prev: index.hash }
    const json = Buffer.from(JSON.stringify(changeset))
    const line = encodeLine(json)
    content.set(segment.path, [...(content.get(segment.path) ?? []), line])
    addLine(index, segment, { changeset, hash: hashOf(json), length: line.length })
  }
  for (const [path, lines] of content) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, Buffer.concat(lines))
  }
  return indexes
}

async function readMerged(...args: Parameters<typeof readLines>) {
  const { lines, isComplete } = await readLines(...args)
  return { changesets: lines.map(line => line.changeset()), isComplete }
}

const idOf = ({ d, n }: Pick<Planned, 'd' | 'n'>) => `${d}:${String(n)}`

/** A history as it came about: each save names what its device had seen, with clocks days apart. */
function randomHistory(seed: number): Planned[] {
  const random = createRandom(seed)
  const devices = [own, other, third].slice(0, 2 + random(2))
  const skews = devices.map(() => random(25) * 86_400_000)
  const plans: Planned[] = []
  const length = 4 + random(25)
  const counts = devices.map(() => 0)
  while (plans.length < length) {
    const which = random(devices.length)
    const d = devices[which] ?? own
    const time = plans.length * 1000 + (skews[which] ?? 0)
    const size = random(6) === 0 ? 2 + random(3) : 1
    const isGroup = size > 1
    const isInterrupted = isGroup && random(2) === 0
    const named = plans.filter(plan => plan.tx === undefined || !plan.tx.startsWith('gone'))
    const o = named.filter(() => random(6) === 0).map(plan => `${idOf(plan)}:0`)
    const tx = `${isInterrupted ? 'gone' : 'tx'}${String(plans.length)}`
    for (let part = 1; part <= size; part++) {
      const n = (counts[which] = (counts[which] ?? 0) + 1)
      const isEnd = isGroup && part === size && !isInterrupted
      plans.push({ d, n, time, o, ...(isGroup ? { tx } : {}), ...(isEnd ? { end: true } : {}) })
    }
  }
  return plans
}

function expectApplicable(read: readonly Changeset[], plans: readonly Planned[]) {
  const committed = plans.filter(plan => !plan.tx?.startsWith('gone')).map(idOf)
  expect(read.map(idOf).sort()).toEqual([...committed].sort())
  const place = new Map(read.map((changeset, index) => [idOf(changeset), index]))
  const last = new Map<string, number>()
  read.forEach(({ d, n, ops }, index) => {
    expect(n).toBeGreaterThan(last.get(d) ?? 0)
    last.set(d, n)
    for (const id of ops.flatMap(({ o }) => o)) {
      expect(place.get(id.split(':', 2).join(':')) ?? -1).toBeLessThan(index)
    }
  })
}

describe('reading several devices', () => {
  it('brings 1,000 random histories in an order in which they can be applied, page by page', async () => {
    const folder = await temporaryFolder()
    for (let seed = 1; seed <= 1000; seed++) {
      const plans = randomHistory(seed)
      const indexes = await layDown(join(folder, String(seed)), plans)
      const read: Changeset[] = []
      const after: Record<string, number> = {}
      for (let isComplete = false; !isComplete;) {
        const page = await readMerged(
          indexes,
          after,
          seed % 20 === 0 ? 1 : 1000 + (seed % 7) * 1000
        )
        expect(page.changesets.length > 0 || page.isComplete).toBe(true)
        for (const { d, n } of page.changesets) after[d] = n
        read.push(...page.changesets)
        isComplete = page.isComplete
      }
      expectApplicable(read, plans)
    }
  }, 60_000)

  it('goes by the clock where nothing else decides, and gives way to what is named', async () => {
    const folder = await temporaryFolder()
    const indexes = await layDown(folder, [
      { d: own, n: 1, time: 30, o: [] },
      { d: own, n: 2, time: 40, o: [] },
      { d: other, n: 1, time: 10, o: [] },
      { d: other, n: 2, time: 20, o: [`${own}:1:0`] },
      { d: third, n: 1, time: 15, o: [] }
    ])
    const { changesets } = await readMerged(indexes, {}, 1e6)
    expect(changesets.map(idOf)).toEqual([
      `${other}:1`,
      `${third}:1`,
      `${own}:1`,
      `${other}:2`,
      `${own}:2`
    ])
  })

  it('keeps what names a changeset that is nowhere until the end, and does not lose it', async () => {
    const folder = await temporaryFolder()
    const indexes = await layDown(folder, [
      { d: other, n: 1, time: 1, o: [`${third}:5:0`] },
      { d: other, n: 2, time: 2, o: [] },
      { d: own, n: 1, time: 9, o: [] }
    ])
    const { changesets, isComplete } = await readMerged(indexes, {}, 1e6)
    expect(changesets.map(idOf)).toEqual([`${own}:1`, `${other}:1`, `${other}:2`])
    expect(isComplete).toBe(true)
  })

  it('then brings first what others wait for', async () => {
    const folder = await temporaryFolder()
    const indexes = await layDown(folder, [
      { d: own, n: 1, time: 1, o: [`${other}:1:0`] },
      { d: other, n: 1, time: 5, o: [`${third}:5:0`] }
    ])
    const { changesets } = await readMerged(indexes, {}, 1e6)
    expect(changesets.map(idOf)).toEqual([`${other}:1`, `${own}:1`])
  })

  it('ends also when changesets name each other in a circle', async () => {
    const folder = await temporaryFolder()
    const indexes = await layDown(folder, [
      { d: own, n: 1, time: 1, o: [`${other}:1:0`] },
      { d: other, n: 1, time: 2, o: [`${own}:1:0`] }
    ])
    expect((await readMerged(indexes, {}, 1e6)).changesets).toHaveLength(2)
  })

  it('reads what was laid down by a scan too', async () => {
    const folder = await temporaryFolder()
    const plans = randomHistory(42)
    await layDown(folder, plans)
    const journal = await open(folder, {}, 'ddddddddddddd')
    expectApplicable(
      await readAll(journal, {}, 1000),
      plans.filter(plan => plan.tx !== 'x')
    )
    await journal.close()
  })
})
