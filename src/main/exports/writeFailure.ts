import { Failure } from '../failure'

const fullCodes: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG']
const refusedCodes: readonly string[] = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EBUSY',
  'ENAMETOOLONG'
]

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

export function isCode(error: unknown, code: string): boolean {
  return codeOf(error) === code
}

/** Says why a file could not be written, and what can be done about it. */
export function writeFailure(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error
  const code = codeOf(error)
  if (fullCodes.includes(code)) {
    return new Failure(
      'diskFull',
      `There is no space left to write ${path}. Free some space or choose another place.`,
      { cause: error }
    )
  }
  if (refusedCodes.includes(code)) {
    return new Failure(
      'notWritable',
      `${path} cannot be written (${code}). Choose another place or change its permissions.`,
      { cause: error }
    )
  }
  return new Failure(
    'exportFailed',
    `Writing ${path} failed (${code === '' ? String(error) : code}). Choose another place.`,
    { cause: error }
  )
}
