import type { Operation, OperationId } from '../changeLog/changeset'
import { kinds } from '../records/kinds'
import type { CatalogueRecord } from '../records/record'
import type { BagReport } from './bagReport'

/** Version of what Opis puts into a bag; a package of a newer one is not imported. */
export const packageVersion = 1

/** Where the parts of a package lie in its bag. */
export const recordsFile = 'data/records.ndjson'
export const changesFile = 'data/changes.ndjson'

/** The parts that the renderer writes, with their places in the bag. */
export const packageParts: ReadonlyMap<string, string> = new Map([
  ['records', recordsFile],
  ['changes', changesFile],
  ...kinds.map(({ plural }) => [`csv/${plural}`, `data/csv/${plural}.csv`] as const)
])

/** A folder, or the same folder packed into one file. */
export const packageForms = ['folder', 'zip'] as const
export type PackageForm = (typeof packageForms)[number]

/** A package that is being written; nothing stands under its name before it is finished. */
export interface PackageTarget {
  readonly package: string
  readonly shownPath: string
}

/** A scan that goes into a package. */
export interface PackageScan {
  readonly sha256: string
  readonly originalName: string
  readonly mediaType: string
  /** Records that it is attached to. */
  readonly records: readonly string[]
}

export const packageScopes = ['all', 'list', 'selected', 'kind'] as const
export type PackageScope = (typeof packageScopes)[number]

export interface PackageSummary {
  readonly scope: PackageScope
  readonly records: number
  readonly deleted: number
  /** No package rather than one that lacks scans. */
  readonly isStrict: boolean
}

/** A scan that is not in the package, or did not come into the catalogue, and why. */
export interface PackageScanFailure {
  readonly sha256: string
  readonly name: string
  readonly code: string
}

export interface WrittenPackage {
  readonly shownPath: string
  readonly files: number
  readonly bytes: number
  readonly scans: number
  readonly failed: readonly PackageScanFailure[]
}

/** Why a line of a package was not read. */
export const lineProblemCodes = [
  'tooLong',
  'notText',
  'notJson',
  'unsafe',
  'wrongId',
  'wrongKind',
  'wrongValues',
  'wrongLive',
  'repeated',
  'notAChange'
] as const
export type LineProblemCode = (typeof lineProblemCodes)[number]

export interface LineProblem {
  readonly file: string
  readonly line: number
  readonly code: LineProblemCode
  readonly detail: string
}

/** What of a package of ours was found when it was opened. */
export interface PackageContents {
  /** Names it in the calls that follow. */
  readonly package: string
  readonly catalogueId: string
  readonly title: string
  readonly records: number
  /** How many calls of `page` give all records. */
  readonly pages: number
  readonly problems: readonly LineProblem[]
  /** Problems beyond those that are listed. */
  readonly unlisted: number
  readonly scansNew: number
  readonly scansPresent: number
  /** Named by a record, but not in the bag. */
  readonly scansAbsent: number
}

/** A bag that was read and checked. */
export interface OpenedBag {
  readonly shownPath: string
  readonly report: BagReport
  /** The first files of the payload, for reading. */
  readonly files: readonly { readonly name: string; readonly size: number }[]
  /** Null for a bag that is invalid or was not written by Opis. */
  readonly contents: PackageContents | null
}

/** A record of a package, with those operations that made it. */
export interface PackageRecord {
  readonly record: CatalogueRecord
  readonly log: readonly (readonly [OperationId, Operation])[]
}

export interface StoredScans {
  readonly stored: number
  readonly failed: readonly PackageScanFailure[]
}
