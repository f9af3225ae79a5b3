import type { Job } from '../application/longJobs'
import { errorCode } from '../files/operations'
import { digestsOf } from './digests'
import { addError } from './findings'
import type { Findings } from './findings'
import type { Expected } from './manifests'

/** Waiting for the disk dominates small files. */
const atOnce = 4

/** Reads every file that a manifest names and compares what its bytes give. */
export async function checkDigests(
  expected: readonly Expected[],
  findings: Findings,
  job: Job
): Promise<void> {
  const total = expected.reduce((sum, { file }) => sum + file.size, 0)
  let done = 0
  job.report('hashing', 0, total)
  const onBytes = (bytes: number): void => {
    done += bytes
    job.report('hashing', Math.min(done, total), total)
  }
  const queue = expected.values()
  async function run(): Promise<void> {
    for (const next of queue) {
      job.signal.throwIfAborted()
      await checkFile(next, findings, job.signal, onBytes)
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: atOnce }, run))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

async function checkFile(
  { file, digests }: Expected,
  findings: Findings,
  signal: AbortSignal,
  onBytes: (bytes: number) => void
): Promise<void> {
  try {
    const found = await digestsOf(file.path, [...digests.keys()], signal, onBytes)
    for (const [algorithm, digest] of digests) {
      if (found.get(algorithm) !== digest) {
        addError(findings, 'digestDiffers', file.name, algorithm)
      }
    }
  } catch (error) {
    signal.throwIfAborted()
    addError(findings, 'unreadable', file.name, errorCode(error))
  }
}
