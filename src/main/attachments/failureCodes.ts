import { Failure } from '../failure'

/** Every reason for which storing, showing or opening a file can fail; each has a text in each language. */
export const failureCodes = [
  'sourceMissing',
  'sourceUnreadable',
  'sourceLoop',
  'sourceBusy',
  'notAFile',
  'linkToNothing',
  'tooDeep',
  'tooManyFiles',
  'sourceChanged',
  'copyNotVerified',
  'cancelled',
  'diskFull',
  'storeNotWritable',
  'fileTooLargeForDisk',
  'storeFailed',
  'watchWithin',
  'noCatalogue',
  'notInStore',
  'openFailed',
  'renderingTimedOut',
  'renderingFailed',
  'notRenderable',
  'damaged',
  'passwordNeeded',
  'pageMissing',
  'tooLargeToRender',
  'tiffCyclic',
  'tiffTruncated',
  'tooManyPages'
] as const

export type FailureCode = (typeof failureCodes)[number]

export function failure(code: FailureCode, message: string, cause?: unknown): Failure {
  return new Failure(code, message, cause === undefined ? undefined : { cause })
}
