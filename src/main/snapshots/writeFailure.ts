import { Failure } from '../failure'
import { errorCode, isDiskFull } from '../files/operations'

const refusing = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'])

/** Why a snapshot could not be written, as a code that the interface knows. */
export function writeFailure(cause: unknown): Failure {
  if (cause instanceof Failure) return cause
  const message = cause instanceof Error ? cause.message : String(cause)
  if (isDiskFull(cause)) return new Failure('diskFull', message, { cause })
  const code = refusing.has(errorCode(cause)) ? 'snapshotsNotWritable' : 'snapshotFailed'
  return new Failure(code, message, { cause })
}
