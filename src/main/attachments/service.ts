import { join } from 'node:path'
import type { IngestProgress, IngestReport } from '../../shared/attachments/calls'
import { failure } from './failureCodes'
import { createDerivedFiles } from './derived'
import { findStored } from './fileStore'
import { day, sweep } from './folders'
import { ingestFiles } from './ingest'
import { createJobs } from '../application/jobs'
import { copyOut, isOpenable } from './opening'
import { unknownType, type Description } from './rendering/messages'
import { createRendering, type Rendering } from './rendering/queue'
import { renderingLimits, type RenderingProcess } from './rendering/worker'
import { respond, type Sources } from './respond'

export interface Attachments {
  /** Copies files, and those in folders, into the catalogue. */
  ingest(job: string, paths: readonly string[]): Promise<IngestReport>
  cancel(job: string): void
  open(sha256: string, name: string): Promise<'opened' | 'shown'>
  showInFolder(sha256: string, name: string): Promise<void>
  /** Answers a request of the attachment scheme. */
  respond(request: Request): Promise<Response>
  close(): Promise<void>
}

export interface AttachmentOptions {
  catalogueFolder(): string | null
  readonly temporary: string
  onProgress(progress: IngestProgress): void
}

/** What only the running application can do. */
export interface Desktop {
  startRendering(): RenderingProcess
  /** The system's message where it failed, else empty. */
  openPath(path: string): Promise<string>
  showItemInFolder(path: string): void
}

export function createAttachmentService(options: AttachmentOptions, desktop: Desktop): Attachments {
  const derivedFolder = join(options.temporary, 'derived')
  const openedFolder = join(options.temporary, 'opened')
  const rendering = createRendering(() => desktop.startRendering(), renderingLimits)
  const sources = sourcesOf(options, rendering, derivedFolder)
  const jobs = createJobs()
  /** What is left over of these only takes room: that it cannot be cleared is no failure. */
  const sweeping = Promise.allSettled([sweep(derivedFolder, 30 * day), sweep(openedFolder, day)])

  async function copyFor(sha256: string, name: string) {
    const path = await findStored(openFolder(options), sha256)
    const { mediaType } = await sources.describe(sha256, path)
    return { path: await copyOut(path, mediaType, name, openedFolder), mediaType }
  }

  return {
    ingest: (job, paths) =>
      jobs.run(job, signal =>
        ingestFiles(paths, {
          catalogueFolder: openFolder(options),
          job,
          signal,
          describe: path => describe(path, rendering),
          onProgress: progress => {
            options.onProgress(progress)
          }
        })
      ),
    cancel: jobs.cancel,
    async open(sha256, name) {
      const { path, mediaType } = await copyFor(sha256, name)
      if (!isOpenable(mediaType)) {
        desktop.showItemInFolder(path)
        return 'shown'
      }
      const message = await desktop.openPath(path)
      if (message !== '') throw failure('openFailed', message)
      return 'opened'
    },
    async showInFolder(sha256, name) {
      desktop.showItemInFolder((await copyFor(sha256, name)).path)
    },
    respond: request => respond(request, sources),
    async close() {
      await Promise.all([jobs.close(), sweeping])
      rendering.close()
    }
  }
}

function openFolder(options: AttachmentOptions): string {
  const folder = options.catalogueFolder()
  if (folder === null) throw failure('noCatalogue', 'No catalogue is open')
  return folder
}

/** A file that cannot be read is stored all the same: it is described by its type only. */
async function describe(path: string, rendering: Rendering): Promise<Description> {
  const unread = { pages: null, width: null, height: null }
  const mediaType = await rendering.run({ op: 'identify', path }).catch(() => unknownType)
  const read = await rendering.run({ op: 'describe', path, mediaType }).catch(() => unread)
  return { mediaType, ...read }
}

function sourcesOf(options: AttachmentOptions, rendering: Rendering, folder: string): Sources {
  return {
    catalogueFolder: () => options.catalogueFolder(),
    describe: remembered(path => describe(path, rendering)),
    render: (path, mediaType, page, rendition) =>
      rendering.run({ op: 'page', path, mediaType, page, rendition }),
    derived: createDerivedFiles(folder)
  }
}

/** What is said of bytes that are named by their hash never changes. */
function remembered(describe: (path: string) => Promise<Description>): Sources['describe'] {
  const known = new Map<string, Description>()
  return async (sha256, path) => {
    const description = known.get(sha256) ?? (await describe(path))
    if (known.size > 10_000) known.clear()
    // An unknown type may be due to a process that ended, and is sought again.
    if (description.mediaType !== unknownType) known.set(sha256, description)
    return description
  }
}
