import { packageVersion } from '../../shared/bags/package'
import type {
  OpenedBag,
  PackageContents,
  PackageScanFailure,
  StoredScans
} from '../../shared/bags/package'
import { infoValue } from '../../shared/bags/tagFiles'
import type { Job } from '../application/longJobs'
import { findStored, prepareStore, storeFile } from '../attachments/fileStore'
import { Failure } from '../failure'
import type { BagFile } from './listing'
import { indexPackage } from './packageIndex'
import type { PackageIndex } from './packageIndex'
import { openPages } from './packagePages'
import type { PackagePages } from './packagePages'
import { validateBag } from './validateBag'
import type { ReadBag } from './validateBag'

/** As many names as anyone looks through. */
const filesShown = 500

/** A valid package of ours, whose records are read and whose scans are taken from it. */
export interface OpenedPackage {
  readonly pages: PackagePages
  storeScans(catalogueFolder: string, job: Job): Promise<StoredScans>
}

export interface Opened {
  readonly bag: OpenedBag
  readonly opened: OpenedPackage | null
}

/** Reads and checks a bag as a whole before anything of it is used. */
export async function openPackage(
  folder: string,
  catalogueFolder: string,
  token: string,
  job: Job
): Promise<Opened> {
  const read = await validateBag(folder, job)
  const { report, listing } = read
  const files = [...listing.files.values()]
    .filter(({ name }) => name.startsWith('data/'))
    .slice(0, filesShown)
    .map(({ name, size }) => ({ name, size }))
  const shown = { shownPath: folder, report, files }
  const index = report.verdict === 'invalid' ? null : await indexPackage(listing, job)
  if (!index) return { bag: { ...shown, contents: null }, opened: null }
  refuseNewer(read)
  const scans = await compareScans(index, filesByHash(read), catalogueFolder, job)
  const contents: PackageContents = {
    package: token,
    catalogueId: infoValue(report.info, 'External-Identifier') ?? '',
    title: infoValue(report.info, 'External-Description') ?? '',
    records: index.count,
    pages: index.pages.length,
    problems: index.problems,
    unlisted: index.unlisted,
    scansNew: scans.fresh.length,
    scansPresent: scans.present,
    scansAbsent: scans.absent
  }
  const pages = await openPages(index)
  return {
    bag: { ...shown, contents },
    opened: { pages, storeScans: (target, own) => storeAll(scans.fresh, target, own) }
  }
}

function refuseNewer({ report }: ReadBag): void {
  const version = infoValue(report.info, 'Opis-Package-Version') ?? '1'
  if (Number(version) <= packageVersion) return
  throw new Failure('newerPackage', `The package has version ${version.slice(0, 20)}`)
}

/** By SHA-256 of the manifest, which the bytes were found to have. */
function filesByHash({ listing, sha256 }: ReadBag): ReadonlyMap<string, BagFile> {
  const files = new Map<string, BagFile>()
  for (const [name, digest] of sha256) {
    const file = listing.files.get(name)
    if (file && name.startsWith('data/')) files.set(digest, file)
  }
  return files
}

interface FreshScan {
  readonly sha256: string
  readonly name: string
  readonly file: BagFile
}

async function compareScans(
  { scans }: PackageIndex,
  files: ReadonlyMap<string, BagFile>,
  catalogueFolder: string,
  { signal }: Job
) {
  const fresh: FreshScan[] = []
  let present = 0
  let absent = 0
  for (const { sha256, name } of scans) {
    signal.throwIfAborted()
    const file = files.get(sha256)
    const isPresent = await findStored(catalogueFolder, sha256).then(
      () => true,
      () => false
    )
    if (isPresent) present++
    else if (file) fresh.push({ sha256, name, file })
    else absent++
  }
  return { fresh, present, absent }
}

/** Copies the scans under the hash of their bytes; no name out of the bag becomes part of a path. */
async function storeAll(
  scans: readonly FreshScan[],
  catalogueFolder: string,
  job: Job
): Promise<StoredScans> {
  const failed: PackageScanFailure[] = []
  const total = scans.reduce((sum, { file }) => sum + file.size, 0)
  let done = 0
  await prepareStore(catalogueFolder)
  job.report('scans', 0, total)
  for (const { sha256, name, file } of scans) {
    const code = await storeOne(catalogueFolder, sha256, file, job, bytes => {
      done += bytes
      job.report('scans', Math.min(done, total), total)
    })
    if (code !== null) failed.push({ sha256, name, code })
  }
  return { stored: scans.length - failed.length, failed }
}

async function storeOne(
  catalogueFolder: string,
  sha256: string,
  file: BagFile,
  { signal }: Job,
  onBytes: (bytes: number) => void
): Promise<string | null> {
  try {
    const stored = await storeFile(catalogueFolder, file.path, signal, onBytes)
    return stored.sha256 === sha256 ? null : 'damaged'
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Failure && error.code.startsWith('source')) return error.code
    throw error
  }
}
