import { randomUUID } from 'node:crypto'
import { basename, join, sep } from 'node:path'
import type { IngestProgress } from '../../../shared/attachments/calls'
import type {
  FolderListing,
  FolderResult,
  FolderTarget,
  FolderWork
} from '../../../shared/attachments/folders'
import type { LongJobs } from '../../application/longJobs'
import { failure } from '../failureCodes'
import type { Description } from '../rendering/messages'
import { findFiles, type Found, type SourceFile } from '../walk'
import { runWork, workOf } from './runWork'
import { createWorkFile } from './workFile'

export interface ScanFolders {
  choose(job: string): Promise<FolderListing | null>
  captured(job: string, listing: string): Promise<readonly (string | null)[]>
  begin(job: string, listing: string, targets: readonly FolderTarget[]): Promise<FolderResult>
  pending(): Promise<FolderWork | null>
  resume(job: string): Promise<FolderResult>
  finish(): Promise<void>
}

export interface ScanFolderOptions {
  /** The open catalogue, or null. */
  catalogue(): { readonly id: string; readonly folder: string } | null
  /** Where unfinished work is remembered. */
  readonly userData: string
  readonly longJobs: LongJobs
  chooseFolder(): Promise<string | null>
  describe(path: string): Promise<Description>
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

  const run = (job: string): Promise<FolderResult> =>
    runWork(job, openCatalogue().folder, workFile(), options)

  return {
    async choose(job) {
      const chosen = await options.chooseFolder()
      if (chosen === null) return null
      return options.longJobs.run(job, async ({ signal, report }) => {
        report('looking', 0, 0)
        const found = await findFiles([chosen], signal)
        const listing = { title: basename(chosen), files: found.files }
        current = { id: randomUUID(), listing }
        return listed(current.id, chosen, listing.title, found)
      })
    },
    captured: (job, id) =>
      options.longJobs.run(job, async ({ signal, report }) => {
        const { files } = listingOf(id)
        const times: (string | null)[] = []
        for (const [done, { path }] of files.entries()) {
          signal.throwIfAborted()
          times.push(await options.capturedAt(path.toString()))
          report('times', done + 1, files.length)
        }
        return times
      }),
    async begin(job, id, targets) {
      const { title, files } = listingOf(id)
      const entries = targets.flatMap(({ file, record }) => {
        const source = files[file]
        if (!source) return []
        const path = Buffer.from(source.path).toString('base64')
        return { path, name: source.name, size: source.size, record }
      })
      await workFile().begin({ title, entries })
      return run(job)
    },
    async pending() {
      if (!options.catalogue()) return null
      const work = await workFile().read()
      return work ? workOf(work) : null
    },
    resume: run,
    finish: () => workFile().remove()
  }
}

function listed(id: string, folder: string, title: string, found: Found): FolderListing {
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
