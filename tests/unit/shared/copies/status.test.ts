import { describe, expect, it } from 'vitest'
import { ageOf } from '../../../../src/shared/copies/age'
import { needsAttention, noSecondLocation } from '../../../../src/shared/copies/status'
import type { SecondLocationStatus } from '../../../../src/shared/copies/status'

const now = Date.UTC(2026, 10, 24, 12)
const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
const good: SecondLocationStatus = {
  ...noSecondLocation,
  folder: '/other/Name.opis',
  state: 'upToDate',
  lastAt: before(12)
}

describe('the age of a copy', () => {
  it.each([
    [-10, 0, 'minute'],
    [0.9, 0, 'minute'],
    [12, 12, 'minute'],
    [60, 1, 'hour'],
    [60 * 24 - 1, 23, 'hour'],
    [60 * 24 * 3.5, 3, 'day']
  ])('of %d minutes is %d %s', (minutes, value, unit) => {
    expect(ageOf(before(minutes), now)).toEqual({ value, unit })
  })
})

describe('a second copy', () => {
  it('needs no attention while it is fresh, or a little behind', () => {
    expect(needsAttention(good, now)).toBe(false)
    expect(needsAttention({ ...good, state: 'behind', changesetsBehind: 3 }, now)).toBe(false)
  })

  it.each<Partial<SecondLocationStatus>>([
    { state: 'none' },
    { state: 'missing' },
    { state: 'full' },
    { state: 'differs' },
    { lastAt: null },
    { lastAt: before(60 * 25) },
    { isSameDisk: true },
    { damagedFiles: 1 }
  ])('needs attention when %j', changes => {
    expect(needsAttention({ ...good, ...changes }, now)).toBe(true)
  })
})
