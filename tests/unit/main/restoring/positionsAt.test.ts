import { expect, test } from 'vitest'
import { parseStamp } from '../../../../src/shared/changeLog/clock'
import type { Changeset } from '../../../../src/shared/changeLog/changeset'
import { firstStampAfter } from '../../../../src/shared/restoring/moment'
import { positionsBefore, stampSpan } from '../../../../src/main/restoring/positionsAt'
import { seeded } from '../../../helpers/random'
import { draft, open, other, own, readAll, temporaryFolder } from '../journal/world'

const begin = Date.UTC(2026, 4, 3, 12)

/** A journal of two devices with saves a second apart at least, some in transactions, in small segments. */
async function writeHistory(seed: number): Promise<{ folder: string; changesets: Changeset[] }> {
  const folder = await temporaryFolder()
  const random = seeded(seed)
  let time = begin
  for (const device of [own, other, own]) {
    const journal = await open(folder, { now: () => (time += 7), segmentBytes: 9000 }, device)
    for (let save = 0; save < 40; save++) {
      time += 1000 + Math.floor(random() * 5000)
      if (random() < 0.7) await journal.append([draft(`${device} ${String(save)}`)])
      else {
        const count = 2 + Math.floor(random() * 200)
        await journal.append(Array.from({ length: count }, () => draft('part')))
      }
    }
    await journal.close()
  }
  const journal = await open(folder)
  return { folder, changesets: await readAll(journal, {}, 1_000_000) }
}

function millisecondsOf({ t }: Changeset): number {
  return parseStamp(t)?.milliseconds ?? 0
}

/** What must be found, from all changesets at once. */
function expected(changesets: readonly Changeset[], milliseconds: number): Record<string, number> {
  const positions: Record<string, number> = {}
  for (const device of [own, other]) {
    const upTo = changesets.filter(
      changeset => changeset.d === device && millisecondsOf(changeset) <= milliseconds
    )
    const last = upTo.at(-1)
    const isCut = last?.tx !== undefined && last.end !== true
    const whole = isCut ? upTo.findLast(({ tx }) => tx !== last.tx) : last
    if (whole) positions[device] = whole.n
  }
  return positions
}

test('positions are those of the last whole steps up to the moment, at any moment', async () => {
  const { folder, changesets } = await writeHistory(7)
  const { indexes } = await open(folder)
  const random = seeded(11)
  const times = changesets.map(millisecondsOf)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const moments = Array.from({ length: 60 }, () => first + Math.floor(random() * (last - first)))
  for (const at of [first - 1, first, last, last + 1000, ...times.slice(0, 20), ...moments]) {
    const found = await positionsBefore(indexes(), firstStampAfter({ at }))
    expect(found, String(at)).toEqual(expected(changesets, at))
  }
})

test('before a step means before all of it and after everything earlier', async () => {
  const { folder, changesets } = await writeHistory(3)
  const { indexes } = await open(folder)
  const steps = changesets.filter(
    ({ tx }, position) => tx !== undefined && changesets[position - 1]?.tx !== tx
  )
  expect(steps.length).toBeGreaterThan(10)
  for (const step of steps) {
    const positions = await positionsBefore(indexes(), firstStampAfter({ before: step.t }))
    expect(positions[step.d] ?? 0).toBe(step.n - 1)
  }
})

test('a transaction that was never ended counts at no moment', async () => {
  const folder = await temporaryFolder()
  let time = begin
  const journal = await open(folder, { now: () => (time += 1000) })
  await journal.append([draft('before')])
  await journal.append([draft('half', { tx: 'import' })])
  await journal.append([draft('half', { tx: 'import' })])
  expect(await positionsBefore(journal.indexes(), firstStampAfter({ at: time }))).toEqual({
    [own]: 1
  })
  await journal.append([draft('after')])
  const between = { at: time - 1000 }
  expect(await positionsBefore(journal.indexes(), firstStampAfter(between))).toEqual({ [own]: 1 })
  expect(await positionsBefore(journal.indexes(), firstStampAfter({ at: time }))).toEqual({
    [own]: 4
  })
  await journal.close()
})

test('the span runs from the first save of any device to the last', async () => {
  const { folder, changesets } = await writeHistory(5)
  const { indexes } = await open(folder)
  const stamps = changesets.map(({ t }) => t).sort()
  expect(await stampSpan(indexes())).toEqual({ first: stamps[0], last: stamps.at(-1) })
})

test('a journal without a save has no span and no positions', async () => {
  const { indexes } = await open(await temporaryFolder())
  expect(await stampSpan(indexes())).toBeNull()
  expect(await positionsBefore(indexes(), firstStampAfter({ at: Date.now() }))).toEqual({})
})
