import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { IngestProgress, IngestReport } from '../../shared/attachments/calls'
import { failure } from './failureCodes'
import { findStored, missingFrom } from './fileStore'
import { day, sweep } from '../files/sweep'
import type { PageSource } from '../pageExport/exportedPages'
import { ingestFiles } from './ingest'
import { createJobs } from '../application/jobs'
import { createOpening } from './opening'
import { capturedAt, createPictures, describeFiles } from './pictures'
import type { Description, RenderingProcess } from './rendering/messages'
import { buildingLimits, renderingLimits } from './rendering/limits'
import { createPageSource } from './pageSource'
import { createRendering } from './rendering/queue'
import { respond } from './respond'

export interface Attachments {
  /** Copies files, and those in folders, into the catalogue. */
  ingest(job: string, paths: readonly string[]): Promise<IngestReport>
  cancel(job: string): void
  open(sha256: string, name: string): Promise<'opened' | 'shown'>
  showInFolder(sha256: string, name: string): Promise<void>
  drag(sha256: string, name: string): Promise<void>
  /** Those of the files that are not in the store. */
  missing(files: readonly string[]): Promise<readonly string[]>
  /** For exports. */
  readonly pages: PageSource
  /** Keeps the password of an encrypted file in memory; false when it is not the right one. */
  unlock(sha256: string, password: string): Promise<boolean>
  /** The password given for a file while the application runs. */
  passwordOf(sha256: string): string | undefined
  /** Never fails: a file that cannot be read is described by its type only. In the order of the paths. */
  describe(paths: readonly string[]): Promise<readonly Description[]>
  /** When the file was captured, by what it says itself. */
  capturedAt(path: string): Promise<string | null>
  /** Answers a request of the attachment scheme. */
  respond(request: Request): Promise<Response>
  close(): Promise<void>
}

export interface AttachmentOptions {
  catalogueFolder(): string | null
  readonly temporary: string
  onProgress(progress: IngestProgress): void
}

/** Disk space for pictures of scans; what was not looked at for longest goes. */
const mostDerivedBytes = 4 * 1024 ** 3

/** What only the running application can do. */
export interface Desktop {
  startRendering(): RenderingProcess
  /** The system's message where it failed, else empty. */
  openPath(path: string): Promise<string>
  showItemInFolder(path: string): void
  /** The icon is a JPEG; null where the file cannot be shown. */
  startDrag(path: string, icon: Uint8Array | null): void
}

export function createAttachmentService(options: AttachmentOptions, desktop: Desktop): Attachments {
  const derivedFolder = join(options.temporary, 'derived')
  const openedFolder = join(options.temporary, 'opened')
  const rendering = createRendering(() => desktop.startRendering(), renderingLimits)
  const building = createRendering(() => desktop.startRendering(), buildingLimits)
  const pictures = createPictures({
    folder: derivedFolder,
    mostBytes: mostDerivedBytes,
    rendering,
    building
  })
  const jobs = createJobs()
  const stored = async (sha256: string) => findStored(openFolder(options), sha256)
  /** What is left over of these only takes room: that it cannot be cleared is no failure. */
  const sweeping = Promise.allSettled([
    sweep(join(derivedFolder, 'open'), 30 * day),
    clearUnlocked(),
    sweep(openedFolder, day)
  ])

  /** What was made of encrypted files is not left behind. */
  function clearUnlocked(): Promise<void> {
    return rm(join(derivedFolder, 'unlocked'), { recursive: true, force: true })
  }

  return {
    ingest: (job, paths) =>
      jobs.run(job, signal => {
        rendering.prepare()
        return ingestFiles(paths, {
          catalogueFolder: openFolder(options),
          job,
          signal,
          describe: paths => describeFiles(paths, rendering),
          onProgress: progress => {
            options.onProgress(progress)
          }
        })
      }),
    cancel: jobs.cancel,
    ...createOpening({ stored, pictures, folder: openedFolder, desktop }),
    unlock: async (sha256, password) => pictures.unlock(sha256, await stored(sha256), password),
    passwordOf: pictures.passwordOf,
    missing: async files => missingFrom(openFolder(options), files),
    pages: createPageSource({ pictures, building, stored }),
    describe: paths => describeFiles(paths, rendering),
    capturedAt: path => capturedAt(path, rendering),
    respond: request =>
      respond(request, { catalogueFolder: () => options.catalogueFolder(), pictures }),
    async close() {
      await Promise.all([jobs.close(), sweeping])
      rendering.close()
      building.close()
      await clearUnlocked().catch(() => undefined)
    }
  }
}

function openFolder(options: AttachmentOptions): string {
  const folder = options.catalogueFolder()
  if (folder === null) throw failure('noCatalogue', 'No catalogue is open')
  return folder
}
