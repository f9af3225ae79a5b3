import { describe, expect, it } from 'vitest'
import { compareKeys, sortedPlaces } from '../../../../../src/renderer/worker/index/sortKeys'
import type { Key } from '../../../../../src/renderer/worker/index/sortKeys'
import { pick, seeded, whole } from '../../../../helpers/random'

const letters = ['a', 'b', 'я', '国', '～', '\u0000']

function someKey(random: () => number): Key {
  const kind = whole(random, 12)
  if (kind === 0) return null
  if (kind === 1) return whole(random, 5) - 2.5
  const length = whole(random, 9)
  return Array.from({ length }, () => pick(random, letters)).join('')
}

describe('keys that rows sort by', () => {
  it('are put in the order of comparing them, equal ones as they came', () => {
    const random = seeded(5)
    for (const count of [0, 1, 20, 3000]) {
      const keys = Array.from({ length: count }, () => someKey(random))
      const expected = keys
        .map((_, place) => place)
        .sort((a, b) => compareKeys(keys[a] ?? null, keys[b] ?? null) || a - b)
      const { places, filled } = sortedPlaces(keys)
      expect([...places]).toEqual(expected)
      expect(filled).toBe(keys.filter(key => key !== null).length)
    }
  })

  it('are numbers first, then texts, then nothing', () => {
    expect([...sortedPlaces([null, 'b', 10, 'a', 2, null]).places]).toEqual([4, 2, 3, 1, 0, 5])
  })
})
