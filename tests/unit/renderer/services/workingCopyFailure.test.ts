import Dexie from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import {
  isWorkingCopyFailure,
  NotAnsweringError,
  withinTimeLimit,
  WorkingCopyError
} from '../../../../src/renderer/db/workingCopyError'
import { createWorkingCopyGuard } from '../../../../src/renderer/services/workingCopyFailure'
import type { AfterFailure } from '../../../../src/shared/workingCopy'

function named(name: string): Error {
  return Object.assign(new Error('from elsewhere'), { name })
}

describe('what counts as a failure of the working copy', () => {
  it.each<[string, Error]>([
    ['a read that Chromium could not do', named('UnknownError')],
    ['a database that was closed', new Dexie.DatabaseClosedError()],
    ['a transaction of the database that was aborted', new Dexie.AbortError()],
    ['a save that the working copy did not take up', new WorkingCopyError()],
    ['a failure that caused another', new Error('not saved', { cause: named('UnknownError') })]
  ])('%s', (_what, error) => {
    expect(isWorkingCopyFailure(error)).toBe(true)
  })

  it.each<[string, unknown]>([
    ['a job that the person cancelled', new DOMException('cancelled', 'AbortError')],
    ['an answer of the main process', Object.assign(new Error(), { code: 'diskFull' })],
    ['an error in the application', new TypeError('x is not a function')],
    ['something else', 'UnknownError']
  ])('not %s', (_what, error) => {
    expect(isWorkingCopyFailure(error)).toBe(false)
  })

  it('work that does not end in time', async () => {
    const never = new Promise(() => undefined)
    const waiting = withinTimeLimit(never, () => new NotAnsweringError('late'), 1)
    await expect(waiting).rejects.toSatisfy(isWorkingCopyFailure)
  })
})

function guarded(answer: () => Promise<AfterFailure>) {
  const happened: string[] = []
  const guard = createWorkingCopyGuard({
    main: {
      async workingCopyFailed(reason) {
        happened.push(`told: ${reason}`)
        return answer()
      }
    },
    onFailing: () => happened.push('kept'),
    reload: () => happened.push('reloaded'),
    stop: reason => happened.push(`stopped: ${reason}`)
  })
  return { guard, happened }
}

describe('a failing working copy', () => {
  it('is told to the main process once, after what was being entered is kept, and the page begins anew', async () => {
    const { guard, happened } = guarded(() => Promise.resolve('reload'))
    const error = new WorkingCopyError('not taken up', { cause: named('UnknownError') })
    expect([guard.take(error), guard.take(named('UnknownError'))]).toEqual([true, true])
    await vi.waitFor(() => {
      expect(happened).toEqual(['kept', 'told: UnknownError: from elsewhere', 'reloaded'])
    })
  })

  it('is not rebuilt again and again', async () => {
    const { guard, happened } = guarded(() => Promise.resolve('stop'))
    guard.take(named('UnknownError'))
    await vi.waitFor(() => {
      expect(happened.at(-1)).toBe('stopped: UnknownError: from elsewhere')
    })
  })

  it('stops when the main process cannot be told', async () => {
    const { guard, happened } = guarded(() => Promise.reject(new Error('gone')))
    guard.take(named('UnknownError'))
    await vi.waitFor(() => {
      expect(happened.at(-1)).toBe('stopped: UnknownError: from elsewhere')
    })
  })

  it('that only does not answer is left as it is', () => {
    const { guard, happened } = guarded(() => Promise.resolve('reload'))
    guard.take(new NotAnsweringError('late'))
    expect(happened).toEqual(['kept', 'stopped: Error: late'])
  })

  it('other errors are left to others', () => {
    const { guard, happened } = guarded(() => Promise.resolve('reload'))
    expect(guard.take(new TypeError('no'))).toBe(false)
    expect(happened).toEqual([])
  })
})
