import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createOrEnd } from '../../../../src/renderer/services/orEnd'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const never = new Promise<never>(() => undefined)

describe('a promise, or the end of all', () => {
  it('gives what the promise gives, and fails as it fails', async () => {
    const orEnd = createOrEnd([never])
    await expect(orEnd(Promise.resolve(1))).resolves.toBe(1)
    await expect(orEnd(Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  })

  it('fails with the first ending, whatever is still waited for and whatever is asked later', async () => {
    let end: (reason: Error) => void = () => undefined
    const ending = new Promise<never>((_resolve, reject) => (end = reject))
    const orEnd = createOrEnd([never, ending])
    const waited = orEnd(never)
    end(new Error('cancelled'))
    await expect(waited).rejects.toThrow('cancelled')
    await expect(orEnd(never)).rejects.toThrow('cancelled')
  })

  it('keeps nothing of what was given', async () => {
    const orEnd = createOrEnd([never])
    const kept = new WeakRef(await orEnd(Promise.resolve({ text: 'large' })))
    await new Promise(resolve => setTimeout(resolve))
    collectGarbage()
    expect(kept.deref()).toBeUndefined()
    // Still in use.
    await expect(orEnd(Promise.resolve(1))).resolves.toBe(1)
  })
})
