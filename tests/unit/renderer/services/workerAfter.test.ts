import { describe, expect, it, vi } from 'vitest'
import { workerAfter } from '../../../../src/renderer/services/workerAfter'

function held() {
  let come = (): void => undefined
  const when = new Promise<void>(resolve => (come = resolve))
  const calls: string[] = []
  const begin = vi.fn(
    () =>
      ({
        postMessage: (message: string) => calls.push(`send ${message}`),
        addEventListener: (type: string) => calls.push(`listen ${type}`),
        terminate: () => calls.push('end')
      }) as unknown as Worker
  )
  return { worker: workerAfter(when, begin), come, begin, calls }
}

const soon = async () => new Promise(resolve => setTimeout(resolve))

describe('a worker that begins later', () => {
  it('gets what was sent before it was there, in its order', async () => {
    const { worker, come, begin, calls } = held()
    worker.addEventListener('message', () => undefined)
    worker.postMessage('one')
    worker.postMessage('two')
    await soon()
    expect(begin).not.toHaveBeenCalled()
    come()
    await soon()
    worker.postMessage('three')
    await soon()
    expect(calls).toEqual(['listen message', 'send one', 'send two', 'send three'])
    worker.terminate()
    expect(calls.at(-1)).toBe('end')
  })

  it('never begins once it has been ended', async () => {
    const { worker, come, begin } = held()
    worker.postMessage('one')
    worker.terminate()
    come()
    await soon()
    expect(begin).not.toHaveBeenCalled()
  })
})
