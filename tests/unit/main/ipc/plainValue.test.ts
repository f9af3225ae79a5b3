import { describe, expect, test } from 'vitest'
import { findUnsafe, isChangesetValue } from '../../../../src/main/ipc/plainValue'

function nested(depth: number): unknown {
  let value: unknown = 'leaf'
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

function cyclic(): unknown {
  const value: Record<string, unknown> = {}
  value['again'] = [value, value]
  return value
}

/** Small in memory, 2^100 parts when walked. */
function sharedTwice(): unknown {
  let value: unknown = []
  for (let level = 0; level < 38; level += 1) value = [value, value]
  return value
}

describe('arguments are refused when they', () => {
  test.each([
    ['hold a key that reaches the prototype', JSON.parse('{"a":{"__proto__":{"x":1}}}')],
    ['hold a constructor', JSON.parse('{"constructor":{}}')],
    ['hold a map', new Map()],
    ['hold a date', { at: new Date() }],
    ['hold bytes', new Uint8Array(3)],
    ['hold a function', [() => 1]],
    ['hold a large integer', 1n],
    ['are nested too deeply', nested(50)],
    ['contain themselves', cyclic()],
    ['repeat a part without end', sharedTwice()],
    ['hold a text of 100 MB', 'x'.repeat(100_000_000)],
    ['hold many texts', Array(20).fill('x'.repeat(4_000_000))]
  ])('%s', (_why, value) => {
    expect(findUnsafe([value])).toEqual(expect.any(String))
  })
})

test('plain data are not refused', () => {
  const value = { a: [1, 'x', null, true, undefined], b: Object.create(null) as unknown }
  expect(findUnsafe([value, 'x'.repeat(8_000_000)])).toBeNull()
})

describe('a value of a changeset', () => {
  test.each([null, '', 'x'.repeat(1_000_000), -0.5, [], { i: 'a0', v: { text: 'ок. 1930' } }])(
    'may be plain data',
    value => {
      expect(isChangesetValue(value)).toBe(true)
    }
  )

  test.each([undefined, NaN, Infinity, { a: undefined }, nested(33), 'x'.repeat(5_000_000)])(
    'may not be what JSON or the journal would lose',
    value => {
      expect(isChangesetValue(value)).toBe(false)
    }
  )

  test('may be 32 deep', () => {
    expect(isChangesetValue(nested(32))).toBe(true)
  })
})
