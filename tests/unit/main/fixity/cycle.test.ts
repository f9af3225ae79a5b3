import { expect, test } from 'vitest'
import { isDue, isTooSlow, mayBegin } from '../../../../src/main/fixity/cycle'

const begun = '2026-01-01T00:00:00.000Z'
const running = { begun, ended: null }
const ended = { begun, ended: '2026-01-05T00:00:00.000Z' }
const after = (days: number): number => Date.parse(begun) + days * 24 * 60 * 60 * 1000

test('a cycle begins thirty days after the one before, and never while that one runs', () => {
  expect(mayBegin({ begun: null, ended: null }, after(0))).toBe(true)
  expect(mayBegin(ended, after(29))).toBe(false)
  expect(mayBegin(ended, after(30))).toBe(true)
  expect(mayBegin(running, after(400))).toBe(false)
})

test('a clock set back far does not stop the checks', () => {
  expect(mayBegin(ended, after(-365))).toBe(true)
})

test('a file is due once in a cycle, and at once when it was never checked', () => {
  expect(isDue(undefined, ended)).toBe(true)
  expect(isDue('2025-12-31T23:59:59.999Z', running)).toBe(true)
  expect(isDue('2026-01-01T00:00:00.001Z', running)).toBe(false)
  expect(isDue('2025-12-31T23:59:59.999Z', ended)).toBe(false)
})

test('the rate is too low when the cycle would take more than sixty days', () => {
  expect(isTooSlow(running, 0.5, after(29))).toBe(false)
  expect(isTooSlow(running, 0.5, after(31))).toBe(true)
  expect(isTooSlow(running, 0, after(0.5))).toBe(false)
  expect(isTooSlow(ended, 0, after(80))).toBe(false)
})
