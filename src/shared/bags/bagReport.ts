/** What can be wrong with a bag, or worth a remark; each has a text in each language. */
export const bagProblemCodes = [
  'declarationMissing',
  'declarationMalformed',
  'versionUnknown',
  'encodingUnknown',
  'encodingBroken',
  'payloadMissing',
  'manifestMissing',
  'algorithmUnknown',
  'lineMalformed',
  'pathOutside',
  'listedTwice',
  'listedTwiceDifferently',
  'fileMissing',
  'notFetched',
  'fetchNotListed',
  'notListed',
  'notListedEverywhere',
  'digestDiffers',
  'countDiffers',
  'linkOutside',
  'notAFile',
  'nameBroken',
  'unreadable',
  'tooMany',
  'tooDeep',
  'madeByMd5sum',
  'percentNotEncoded',
  'nameFormDiffers',
  'differsInCase',
  'systemFile'
] as const

export type BagProblemCode = (typeof bagProblemCodes)[number]

export interface BagProblem {
  readonly code: BagProblemCode
  /** Name within the bag, as written or as found; empty where the bag as a whole is meant. */
  readonly file: string
  /** What was found and expected, in the bag's own words; may be empty. */
  readonly detail: string
}

/** One line of `bag-info.txt`. */
export interface BagInfoEntry {
  readonly label: string
  readonly value: string
}

export interface BagReport {
  readonly verdict: 'valid' | 'validWithWarnings' | 'invalid'
  /** Empty where it could not be read. */
  readonly version: string
  readonly info: readonly BagInfoEntry[]
  /** Algorithms of the payload manifests that were checked. */
  readonly algorithms: readonly string[]
  /** Of the payload. */
  readonly files: number
  readonly bytes: number
  readonly errors: readonly BagProblem[]
  readonly warnings: readonly BagProblem[]
  /** Errors and warnings beyond those that are listed. */
  readonly unlisted: number
}
