import { describe, expect, it, vi } from 'vitest'
import { noSecondLocation } from '../../../../src/shared/copies/status'
import type { Job } from '../../../../src/main/application/longJobs'
import { createCopyTimes } from '../../../../src/main/copies/copyTimes'
import type { SecondLocation } from '../../../../src/main/copies/secondLocation'

/** Whose runs last until they are told to end. */
function slowLocation(run: (job: Job) => Promise<void>): SecondLocation {
  const nothing = () => Promise.resolve(noSecondLocation)
  return {
    status: nothing,
    folder: () => Promise.resolve(null),
    choose: nothing,
    forget: nothing,
    run: async job => {
      await run(job)
      return noSecondLocation
    }
  }
}

const untilAborted = ({ signal }: Job) =>
  new Promise<void>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('aborted'))
    })
  })

describe('the times of the second copy', () => {
  it('come by themselves and on demand', async () => {
    let runs = 0
    const location = slowLocation(async () => {
      runs++
      return Promise.resolve()
    })
    const times = createCopyTimes(location, () => undefined, 10)
    await vi.waitFor(() => {
      expect(runs).toBeGreaterThan(2)
    })
    await times.finish(1000)
    const after = runs
    times.runSoon()
    expect(runs).toBe(after + 1)
  })

  it('end with the application: what takes longer is given up, and that is no error', async () => {
    const errors: unknown[] = []
    const times = createCopyTimes(slowLocation(untilAborted), error => errors.push(error))
    await times.finish(30)
    expect(errors).toEqual([])
  })

  it('do not wait for a drive that answers nothing at all', async () => {
    const times = createCopyTimes(
      slowLocation(() => new Promise(() => undefined)),
      () => undefined
    )
    await times.finish(10)
  })

  it('report what failed unexpectedly', async () => {
    const errors: unknown[] = []
    const failing = slowLocation(() => Promise.reject(new Error('odd')))
    const times = createCopyTimes(failing, error => errors.push(error))
    times.runSoon()
    await vi.waitFor(() => {
      expect(errors).toHaveLength(1)
    })
    await times.finish(10)
  })
})
