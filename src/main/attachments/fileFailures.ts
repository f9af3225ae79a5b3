import { setTimeout as delay } from 'node:timers/promises'
import { Failure } from '../failure'
import { failure, type FailureCode } from './failureCodes'

/** A scanner, an antivirus or too many open files: worth another try. */
export const passing = new Set(['EBUSY', 'EMFILE', 'ENFILE', 'EAGAIN', 'ETXTBSY'])
export const pauses = [50, 200, 600]

/** Which side of the copy failed decides what can be done about it. */
export type Side = 'source' | 'store'

const codes: Record<Side, Readonly<Record<string, FailureCode>>> = {
  source: {
    ENOENT: 'sourceMissing',
    ENOTDIR: 'sourceMissing',
    ESTALE: 'sourceMissing',
    EACCES: 'sourceUnreadable',
    EPERM: 'sourceUnreadable',
    EIO: 'sourceUnreadable',
    ELOOP: 'sourceLoop',
    EBUSY: 'sourceBusy'
  },
  store: {
    ENOSPC: 'diskFull',
    EDQUOT: 'diskFull',
    EROFS: 'storeNotWritable',
    EACCES: 'storeNotWritable',
    EPERM: 'storeNotWritable',
    EFBIG: 'fileTooLargeForDisk'
  }
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/**
 * Runs a step that changes nothing when it fails, again if need be; an error of the system comes out
 * as a Failure with a code of ours.
 */
export async function on<Value>(side: Side, step: () => Promise<Value>): Promise<Value> {
  for (const pause of pauses) {
    try {
      return await step()
    } catch (error) {
      if (!passing.has(errorCode(error))) throw asFailure(side, error)
      await delay(pause)
    }
  }
  return once(side, step)
}

/** The same for steps that must not be repeated: half a write, or an fsync whose pages are lost. */
export async function once<Value>(side: Side, step: () => Promise<Value>): Promise<Value> {
  return step().catch((error: unknown) => {
    throw asFailure(side, error)
  })
}

export function asFailure(side: Side, error: unknown): Failure {
  if (error instanceof Failure) return error
  const unknownCode = side === 'source' ? 'sourceUnreadable' : 'storeFailed'
  const message = error instanceof Error ? error.message : String(error)
  return failure(codes[side][errorCode(error)] ?? unknownCode, message, error)
}
