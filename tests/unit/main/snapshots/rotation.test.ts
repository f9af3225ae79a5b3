import { expect, test } from 'vitest'
import { expendable, newestFirst, recordsMissedBy } from '../../../../src/main/snapshots/rotation'
import type { SnapshotInfo, SnapshotManifest } from '../../../../src/shared/snapshots/manifest'
import { seeded, whole } from '../../../helpers/random'
import { manifest } from './world'

const hour = 3_600_000
const begin = Date.UTC(2026, 0, 1)

function snapshot(
  position: number,
  milliseconds: number,
  changes: Partial<SnapshotManifest> = {}
): SnapshotInfo {
  const at = new Date(begin + milliseconds).toISOString()
  const positions = { a: position }
  const own = manifest({ at, positions, ...changes })
  return { name: String(position), place: 'catalogue', manifest: own }
}

function kept(snapshots: readonly SnapshotInfo[]): readonly string[] {
  const gone = new Set(expendable(snapshots))
  return newestFirst(snapshots)
    .filter(each => !gone.has(each))
    .map(each => each.name)
}

/** One snapshot after the other, each time rotating, as it happens in use. */
function inUse(made: readonly SnapshotInfo[]): readonly SnapshotInfo[] {
  return made.reduce<readonly SnapshotInfo[]>((held, next) => {
    const all = [...held, next]
    const gone = new Set(expendable(all))
    return all.filter(each => !gone.has(each))
  }, [])
}

test('more than a year of work keeps 24 hours, 30 days and 12 months', () => {
  const hours = Array.from({ length: 400 * 24 }, (_, index) => snapshot(index + 1, index * hour))
  const held = inUse(hours)
  const times = held.map(each => Date.parse(each.manifest.at))
  const last = Math.max(...times)
  const within = (age: number) => times.filter(time => last - time < age).length
  expect(within(24 * hour)).toBe(24)
  expect(new Set(times.map(time => new Date(time).toISOString().slice(0, 10))).size).toBe(30 + 10)
  expect(new Set(times.map(time => new Date(time).toISOString().slice(0, 7))).size).toBe(12)
  expect(Math.max(...times)).toBe(begin + (hours.length - 1) * hour)
})

test('of one hour the newest is kept, and never fewer than three in all', () => {
  const inOneHour = [1, 2, 3, 4, 5].map(minute => snapshot(minute, minute * 60_000))
  expect(kept(inOneHour)).toEqual(['5', '4', '3'])
  expect(kept(inOneHour.slice(0, 2))).toEqual(['2', '1'])
})

test('those made before a change stay beside the hourly ones of the same hour', () => {
  const made = [
    snapshot(1, 0, { reason: 'beforeImport' }),
    ...[2, 3, 4, 5].map(minute => snapshot(minute, minute * 60_000))
  ]
  expect(kept(made)).toEqual(['5', '4', '3', '1'])
})

test('a clock set back a year makes no newer snapshot the older one', () => {
  const before = Array.from({ length: 40 }, (_, index) => snapshot(index + 1, index * hour))
  const year = 365 * 24 * hour
  const after = Array.from({ length: 6 }, (_, index) =>
    snapshot(41 + index, (40 + index) * hour - year)
  )
  const names = inUse([...before, ...after]).map(each => each.name)
  expect(names).toEqual(expect.arrayContaining(['46', '45', '44', '43', '42', '41', '40']))
  expect(newestFirst([...before, ...after])[0]?.name).toBe('46')
})

test('one that lost records is known by those before it, and takes no place', () => {
  const full = Array.from({ length: 24 }, (_, index) => snapshot(index + 1, index * hour))
  const thin = [25, 26, 27].map(position => snapshot(position, position * hour, { records: 89 }))
  const missed = recordsMissedBy([...thin, ...full])
  expect(thin.map(each => missed.get(each))).toEqual([100, 100, 100])
  expect(full.map(each => missed.get(each))).toEqual(full.map(() => null))
  expect(kept([...full, ...thin])).toHaveLength(27)
  const fewer = snapshot(28, 28 * hour, { records: 90 })
  expect(recordsMissedBy([...full, fewer]).get(fewer)).toBeNull()
})

test('deleted records are counted, so that deleting is no loss', () => {
  const before = snapshot(1, 0)
  const after = snapshot(2, hour, { records: 100, deleted: 60 })
  expect(recordsMissedBy([before, after]).get(after)).toBeNull()
})

test('whatever is made, the newest and the newest sound one stay', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed)
    const made = Array.from({ length: 60 }, (_, index) =>
      snapshot(index + 1, whole(random, 400 * 24) * hour, { records: 50 + whole(random, 60) })
    )
    const held = inUse(made)
    const missed = recordsMissedBy(made)
    const sound = newestFirst(made).find(each => missed.get(each) === null)
    expect(held, String(seed)).toContain(made.at(-1))
    expect(held, String(seed)).toContain(sound)
  }
})
