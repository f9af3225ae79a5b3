import { randomUUID } from 'node:crypto'
import { basename, join, sep } from 'node:path'
import type { IngestProgress } from '../../../shared/attachments/calls'
import type {
  FolderListing,
  FolderResult,
  FolderTarget,
  FolderWork,
  MissingFile,
  Relocation
} from '../../../shared/attachments/folders'
import type { Job, LongJobs } from '../../application/longJobs'
import { failure } from '../failureCodes'
import type { Description } from '../rendering/messages'
import { findFiles, type Found, type SourceFile } from '../walk'
import { relocate } from './relocate'
import { runWork, workOf } from './runWork'
import { createWorkFile } from './workFile'
import type { WorkEntry } from './workFile'

/** Files as they were found, in whatever way. */
interface Listable extends Pick<Found, 'refused'> {
  readonly files: readonly SourceFile[]
}

export interface ScanFolders {
  choose(job: string): Promise<FolderListing | null>
  captured(job: string, listing: string): Promise<readonly (string | null)[]>
  begin(job: string, listing: string, targets: readonly FolderTarget[]): Promise<FolderResult>
  pending(): Promise<FolderWork | null>
  resume(job: string): Promise<FolderResult>
  finish(): Promise<void>
  relocate(job: string, missing: readonly MissingFile[]): Promise<Relocation | null>
  /** A listing of files found in another way, to be stored by `begin`. */
  list(folder: string, files: readonly SourceFile[]): FolderListing
}

export interface ScanFolderOptions {
  /** The open catalogue, or null. */
  catalogue(): { readonly id: string; readonly folder: string } | null
  /** Where unfinished work is remembered. */
  readonly userData: string
  readonly longJobs: LongJobs
  chooseFolder(): Promise<string | null>
  describe(paths: readonly string[]): Promise<readonly Description[]>
  capturedAt(path: string): Promise<string | null>
  onProgress(progress: IngestProgress): void
}

interface Listing {
  readonly title: string
  readonly files: readonly SourceFile[]
}

/** Files from folders to many records: looked at, then stored by work that can be paused and outlives the application. */
export function createScanFolders(options: ScanFolderOptions): ScanFolders {
  /** The last one: another takes its place. */
  let current: { readonly id: string; readonly listing: Listing } | undefined

  function openCatalogue() {
    const catalogue = options.catalogue()
    if (!catalogue) throw failure('noCatalogue', 'No catalogue is open')
    return catalogue
  }

  const workFile = () =>
    createWorkFile(join(options.userData, 'unfinished', `${openCatalogue().id}.ndjson`))

  function listingOf(id: string): Listing {
    if (current?.id !== id) throw failure('notInStore', 'The folder is to be chosen again')
    return current.listing
  }

  function list(folder: string, found: Listable): FolderListing {
    const listing = { title: basename(folder), files: found.files }
    current = { id: randomUUID(), listing }
    return listed(current.id, folder, listing.title, found)
  }

  const run = (job: string): Promise<FolderResult> =>
    runWork(job, openCatalogue().folder, workFile(), options)

  return {
    async choose(job) {
      const chosen = await options.chooseFolder()
      if (chosen === null) return null
      return options.longJobs.run(job, async ({ signal, report }) => {
        report('looking', 0, 0)
        return list(chosen, await findFiles([chosen], signal))
      })
    },
    captured: (job, id) =>
      options.longJobs.run(job, own => timesOf(listingOf(id).files, options, own)),
    async begin(job, id, targets) {
      const { title, files } = listingOf(id)
      await workFile().begin({ title, entries: entriesOf(files, targets) })
      return run(job)
    },
    async pending() {
      if (!options.catalogue()) return null
      const work = await workFile().read()
      return work ? workOf(work) : null
    },
    resume: run,
    finish: () => workFile().remove(),
    async relocate(job, missing) {
      const chosen = await options.chooseFolder()
      if (chosen === null) return null
      const { folder } = openCatalogue()
      return options.longJobs.run(job, own => relocate(folder, chosen, missing, own))
    },
    list: (folder, files) => list(folder, { files, refused: [] })
  }
}

/** When each file was captured, one after the other: each is read by the same process. */
async function timesOf(
  files: readonly SourceFile[],
  { capturedAt }: Pick<ScanFolderOptions, 'capturedAt'>,
  { signal, report }: Job
): Promise<readonly (string | null)[]> {
  const times: (string | null)[] = []
  for (const [done, { path }] of files.entries()) {
    signal.throwIfAborted()
    times.push(await capturedAt(path.toString()))
    report('times', done + 1, files.length)
  }
  return times
}

function entriesOf(
  files: readonly SourceFile[],
  targets: readonly FolderTarget[]
): readonly WorkEntry[] {
  return targets.flatMap(({ file, record }) => {
    const source = files[file]
    if (!source) return []
    const path = Buffer.from(source.path).toString('base64')
    return { path, name: source.name, size: source.size, record }
  })
}

function listed(id: string, folder: string, title: string, found: Listable): FolderListing {
  return {
    listing: id,
    title,
    files: found.files.map(({ path, size }) => ({ name: nameWithin(folder, path), size })),
    refused: found.refused.map(({ name, failure: { code, message } }) => ({ name, code, message }))
  }
}

function nameWithin(folder: string, path: SourceFile['path']): string {
  const text = Buffer.from(path).toString()
  return text
    .slice(folder.length)
    .split(sep)
    .filter(part => part !== '')
    .join('/')
}
