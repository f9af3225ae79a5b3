import type {
  OpenedBag,
  PackageForm,
  PackageRecord,
  PackageScan,
  PackageSummary,
  PackageTarget,
  StoredScans,
  WrittenPackage
} from './package'

/** Packages (BagIt), written and read. */
export interface PackageCalls {
  /** Folder dialog for a new package; null when cancelled. Nothing stands under its name before `finish`. */
  begin(form: PackageForm): Promise<PackageTarget | null>
  /** Appends text to one of the parts of a package (`packageParts`). */
  write(name: string, part: string, text: string): Promise<void>
  addScans(name: string, scans: readonly PackageScan[]): Promise<void>
  /** Copies the scans, writes the manifests, reads everything back and puts the package in place. */
  finish(name: string, job: string, summary: PackageSummary): Promise<WrittenPackage>
  abort(name: string): Promise<void>
  reveal(name: string): Promise<void>
  /** Folder or file dialog, then reads and checks the whole bag; null when cancelled. Changes nothing. */
  open(job: string, form: PackageForm): Promise<OpenedBag | null>
  /** Records of an opened package with the operations that made them. */
  page(name: string, index: number): Promise<readonly PackageRecord[]>
  /** Copies into the catalogue those scans of the package that it lacks. */
  storeScans(name: string, job: string): Promise<StoredScans>
  close(name: string): Promise<void>
}
