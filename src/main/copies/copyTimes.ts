import type { SecondLocationStatus } from '../../shared/copies/status'
import { noSecondLocation } from '../../shared/copies/status'
import type { Job } from '../application/longJobs'
import type { SecondLocation } from './secondLocation'

const minute = 60 * 1000
const quarter = 15 * minute

/** When the second location is brought up to date by itself. */
export interface CopyTimes {
  /** After a snapshot, or whenever something worth copying was written. */
  runSoon(): void
  /** On a clean end: as much as the time allows; the next session does the rest. */
  finish(milliseconds: number): Promise<void>
}

/** Every quarter of an hour, so that a drive that was connected again is found too. */
export function createCopyTimes(
  second: SecondLocation,
  onError: (error: unknown) => void,
  every = quarter
): CopyTimes {
  const ending = new AbortController()
  let running: Promise<SecondLocationStatus> = Promise.resolve(noSecondLocation)

  function runSoon(): void {
    const job: Job = { signal: ending.signal, report: () => undefined }
    running = second.run(job).catch((error: unknown) => {
      if (!ending.signal.aborted) onError(error)
      return noSecondLocation
    })
  }

  const timer = setInterval(runSoon, every)
  // What the end of the last session had no time for.
  const first = setTimeout(runSoon, minute)
  timer.unref()
  first.unref()
  return {
    runSoon,
    async finish(milliseconds) {
      clearInterval(timer)
      clearTimeout(first)
      runSoon()
      const late = new Promise(resolve => setTimeout(resolve, milliseconds))
      await Promise.race([running, late])
      ending.abort()
      // What is under way ends at its next chunk; a drive that does not answer must not keep the application.
      await Promise.race([running, new Promise(resolve => setTimeout(resolve, 500))])
    }
  }
}
