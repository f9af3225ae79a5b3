import type {
  IngestFailure,
  IngestProgress,
  IngestReport,
  StoredFile
} from '../../shared/attachments/calls'
import { Failure } from '../failure'
import { prepareStore, storeFile } from './fileStore'
import { findFiles, type SourceFile } from './walk'
import type { Description } from './rendering/messages'

export interface IngestOptions {
  readonly catalogueFolder: string
  readonly job: string
  readonly signal: AbortSignal
  /** Never fails: a file that cannot be read is described by its type only. */
  describe(path: string): Promise<Description>
  onProgress(progress: IngestProgress): void
}

/** Waiting for the disk dominates small files, so several go at once; large ones go one by one. */
const smallBytes = 16 * 1024 * 1024
const smallAtOnce = 4
const progressPause = 100

/** Copies the files and those in folders; each is stored wholly or reported as failed. */
export async function ingestFiles(
  paths: readonly string[],
  options: IngestOptions
): Promise<IngestReport> {
  const stored: StoredFile[] = []
  const failed: IngestFailure[] = []
  try {
    const found = await findFiles(paths, options.signal)
    failed.push(...found.refused.map(({ name, failure }) => reported(name, failure)))
    await prepareStore(options.catalogueFolder)
    const outcomes = await ingestFound(found.files, options)
    for (const outcome of outcomes) {
      if (outcome === undefined) continue
      if ('code' in outcome) failed.push(outcome)
      else stored.push(outcome)
    }
  } catch (error) {
    if (!options.signal.aborted) throw error
  }
  return { stored, failed, isCancelled: options.signal.aborted }
}

type Outcome = StoredFile | IngestFailure | undefined

/** Outcomes in the order of the files; undefined where the job was cancelled first. */
async function ingestFound(files: readonly SourceFile[], options: IngestOptions) {
  const outcomes: Outcome[] = files.map(() => undefined)
  const report = progressReporter(files, options)
  const order = [...files.entries()]
  const run = async (queue: [number, SourceFile][]) => {
    for (let next = queue.shift(); next && !options.signal.aborted; next = queue.shift()) {
      const [index, file] = next
      outcomes[index] = await ingestOne(file, options, bytes => {
        report(file.name, bytes, 0)
      })
      report(file.name, 0, 1)
    }
  }
  const small = order.filter(([, file]) => file.size < smallBytes)
  await Promise.all(Array.from({ length: smallAtOnce }, () => run(small)))
  await run(order.filter(([, file]) => file.size >= smallBytes))
  return outcomes
}

async function ingestOne(
  file: SourceFile,
  options: IngestOptions,
  onBytes: (bytes: number) => void
): Promise<Outcome> {
  const { catalogueFolder, signal } = options
  try {
    const stored = await storeFile(catalogueFolder, file.path, signal, onBytes)
    const { sha256, size, isKnown } = stored
    return {
      sha256,
      originalName: file.name,
      size,
      isKnown,
      ...(await options.describe(stored.path))
    }
  } catch (error) {
    if (signal.aborted) return undefined
    if (error instanceof Failure) return reported(file.name, error)
    throw error
  }
}

function reported(name: string, { code, message }: Failure): IngestFailure {
  return { name, code, message }
}

/** Tells at most ten times a second, and always at the end. */
function progressReporter(files: readonly SourceFile[], { job, onProgress }: IngestOptions) {
  const totalBytes = files.reduce((sum, file) => sum + file.size, 0)
  let bytes = 0
  let done = 0
  let told = -Infinity
  return (name: string, moreBytes: number, moreFiles: number) => {
    bytes += moreBytes
    done += moreFiles
    if (done < files.length && performance.now() - told < progressPause) return
    told = performance.now()
    const file = Math.min(done + 1, files.length)
    onProgress({ job, name, file, files: files.length, bytes, totalBytes })
  }
}
