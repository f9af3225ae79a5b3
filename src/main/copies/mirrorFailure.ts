import type { SecondLocationState } from '../../shared/copies/status'
import { Failure } from '../failure'
import { errorCode } from '../files/operations'

const ofFailures: Readonly<Record<string, SecondLocationState>> = {
  copyDiffers: 'differs',
  copyInUse: 'inUse',
  copyMissing: 'missing',
  diskFull: 'full',
  storeNotWritable: 'notWritable'
}

const ofSystem: Readonly<Record<string, SecondLocationState>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'notWritable',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENODEV: 'missing',
  ENXIO: 'missing',
  ESTALE: 'missing',
  EHOSTDOWN: 'missing',
  ENOTCONN: 'missing'
}

/** What keeps the copy from being brought up to date. */
export function stateOf(error: unknown): SecondLocationState {
  const cause = error instanceof Failure ? error.cause : error
  const ofFailure = error instanceof Failure ? ofFailures[error.code] : undefined
  // A file that cannot be read here is no fault of the copy.
  if (error instanceof Failure && error.code.startsWith('source')) return 'failed'
  return ofFailure ?? ofSystem[errorCode(cause)] ?? 'failed'
}
