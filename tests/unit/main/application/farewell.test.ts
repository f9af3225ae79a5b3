import { expect, onTestFinished, test, vi } from 'vitest'
import { createFarewell } from '../../../../src/main/application/farewell'

interface Trial {
  asked: number
  questions: number
}

function trial(answers: readonly boolean[], limit = 20) {
  const count: Trial = { asked: 0, questions: 0 }
  const farewell = createFarewell(
    () => {
      count.asked += 1
    },
    async () => {
      count.questions += 1
      return answers[count.questions - 1] ?? true
    },
    limit
  )
  return { count, farewell }
}

test('a page that never started is not asked', async () => {
  const { count, farewell } = trial([])
  expect(await farewell.ask()).toBe(true)
  expect(count.asked).toBe(0)
})

test('a page that answers goes without a question', async () => {
  const { count, farewell } = trial([], 5000)
  farewell.pageStarted()
  const asking = farewell.ask()
  farewell.answered()
  expect(await asking).toBe(true)
  expect(count).toEqual({ asked: 1, questions: 0 })
})

test('a page that does not answer is waited for until the person decides', async () => {
  const { count, farewell } = trial([false, false, true])
  farewell.pageStarted()
  expect(await farewell.ask()).toBe(true)
  expect(count.questions).toBe(3)
})

test('asking twice at once is one question', async () => {
  const { count, farewell } = trial([true])
  farewell.pageStarted()
  expect(await Promise.all([farewell.ask(), farewell.ask()])).toEqual([true, true])
  expect(count).toEqual({ asked: 1, questions: 1 })
})

test('an answer of an earlier time does not count for the next', async () => {
  const { count, farewell } = trial([true])
  farewell.pageStarted()
  farewell.answered()
  await farewell.ask()
  expect(count.questions).toBe(1)
})

test('a page that crashes meanwhile holds nothing up', async () => {
  const { count, farewell } = trial([], 5000)
  farewell.pageStarted()
  const asking = farewell.ask()
  farewell.pageLeft()
  expect(await asking).toBe(true)
  expect(count.questions).toBe(0)
})

test('a page that says it is still at work is waited for, until it says so no more', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { count, farewell } = trial([true], 200)
  farewell.pageStarted()
  const asking = farewell.ask()
  for (let sign = 0; sign < 6; sign++) {
    await vi.advanceTimersByTimeAsync(150)
    farewell.working()
  }
  expect(count.questions).toBe(0)
  await vi.advanceTimersByTimeAsync(199)
  expect(count.questions).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(await asking).toBe(true)
  expect(count.questions).toBe(1)
})

test('a sign of life when nobody asks changes nothing', async () => {
  const { count, farewell } = trial([true])
  farewell.pageStarted()
  farewell.working()
  await farewell.ask()
  expect(count.questions).toBe(1)
})
