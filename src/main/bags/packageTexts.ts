import type { BagInfoEntry } from '../../shared/bags/bagReport'
import { packageVersion } from '../../shared/bags/package'
import type { PackageScan, PackageScanFailure, PackageSummary } from '../../shared/bags/package'
import { schemaVersion } from '../../shared/changeLog/changeset'
import { csvRow, spreadsheetCsvFormat } from '../../shared/csv/write'
import { localTime } from '../journal/localTime'

/** A scan with its name in the bag and its size there; null where it is not in the bag. */
export interface NamedScan extends PackageScan {
  readonly inBag: { readonly name: string; readonly size: number } | null
}

export const namesHeader = csvRow(
  ['sha256', 'original_name', 'name_in_bag', 'size', 'media_type', 'record_ids'],
  spreadsheetCsvFormat
)

/** One row of the map of names. */
export function namesRow(scan: NamedScan): string {
  const { sha256, originalName, mediaType, records, inBag } = scan
  const size = inBag === null ? '' : String(inBag.size)
  const name = inBag?.name ?? ''
  return csvRow(
    [sha256, originalName, name, size, mediaType, records.join('|')],
    spreadsheetCsvFormat,
    () => true
  )
}

export interface PackageIdentity {
  readonly catalogueId: string
  readonly title: string
  readonly appVersion: string
}

/** The metadata of a package, in the reserved words of the standard where it has one. */
export function packageInfo(
  { catalogueId, title, appVersion }: PackageIdentity,
  { scope, records, deleted }: PackageSummary,
  scans: number,
  failed: readonly PackageScanFailure[],
  now: number
): readonly BagInfoEntry[] {
  const entries: readonly (readonly [string, string])[] = [
    ['Bag-Software-Agent', `Opis ${appVersion}`],
    ['Bagging-Date', localTime(now).slice(0, 10)],
    ['External-Identifier', catalogueId],
    ['External-Description', title],
    ['Opis-Package-Version', String(packageVersion)],
    ['Opis-Schema-Version', String(schemaVersion)],
    ['Opis-Scope', scope],
    ['Opis-Records', String(records)],
    ['Opis-Records-In-Trash', String(deleted)],
    ['Opis-Scans', String(scans)],
    ['Opis-Scans-Missing', String(failed.length)],
    ...failed.map(
      ({ sha256, name, code }) => ['Opis-Scan-Missing', `${sha256} ${code} ${name}`] as const
    )
  ]
  return entries.map(([label, value]) => ({ label, value }))
}
