import { describe, expect, it } from 'vitest'
import { oneAtATime } from '../../../../src/renderer/services/oneAtATime'

function controlled() {
  const ends: ((error?: Error) => void)[] = []
  const call = oneAtATime(
    async () =>
      new Promise<void>((resolve, reject) => {
        ends.push(error => {
          if (error) reject(error)
          else resolve()
        })
      })
  )
  const end = async (run: number, error?: Error): Promise<void> => {
    ends[run]?.(error)
    await new Promise(resolve => setTimeout(resolve))
  }
  return { call, end, begun: () => ends.length }
}

describe('one at a time', () => {
  it('calls made meanwhile become one, made when the running one has ended', async () => {
    const { call, end, begun } = controlled()
    const first = call()
    const others = [call(), call(), call()]
    let isKept = false
    void Promise.all(others).then(() => (isKept = true))
    expect(begun()).toBe(1)
    await end(0)
    await first
    expect([begun(), isKept]).toEqual([2, false])
    await end(1)
    expect([begun(), isKept]).toEqual([2, true])
  })

  it('a call that fails says so, and the next is made all the same', async () => {
    const { call, end, begun } = controlled()
    const first = call()
    const second = call()
    const failing = expect(first).rejects.toThrow('of the test')
    await end(0, new Error('of the test'))
    await failing
    expect(begun()).toBe(2)
    await end(1)
    await second
    void call()
    expect(begun()).toBe(3)
  })
})
