import type {
  IngestFailure,
  IngestProgress,
  IngestReport,
  StoredFile
} from '../../shared/attachments/calls'
import { Failure } from '../failure'
import { prepareStore, storeFile, storeFiles } from './fileStore'
import type { Stored } from './store/jobs'
import { findFiles, type SourceFile } from './walk'
import { unknownType, type Description } from './rendering/messages'

export interface IngestOptions {
  readonly catalogueFolder: string
  readonly job: string
  readonly signal: AbortSignal
  /** Never fails: a file that cannot be read is described by its type only. In the order of the paths. */
  describe(paths: readonly string[]): Promise<readonly Description[]>
  onProgress(progress: IngestProgress): void
  /** Told of files as they are stored or fail, by their place among those given. */
  onResults?(results: readonly (readonly [index: number, result: Done])[]): Promise<void>
}

/** Waiting for the disk dominates small files, so they go together; large ones go by themselves. */
const smallBytes = 16 * 1024 * 1024
const filesInBatch = 250
const bytesInBatch = 64 * 1024 * 1024
/** While one batch waits for the disk and one is described, another is copied. */
const batchesAtOnce = 3
/** While one waits for the disk, the other is copied. */
const largeAtOnce = 2
const progressPause = 100
const unread: Description = { mediaType: unknownType, pages: null, width: null, height: null }

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

type Done = StoredFile | IngestFailure
type Result = Done | undefined
type Numbered = readonly [index: number, file: SourceFile]

/** Results in the order of the files; undefined where the job was cancelled first. */
export async function ingestFound(files: readonly SourceFile[], options: IngestOptions) {
  const results: Result[] = files.map(() => undefined)
  const report = progressReporter(files, options)
  const order = [...files.entries()]
  const small = batchesOf(order.filter(([, file]) => file.size < smallBytes))
  await severalAtOnce(small, batchesAtOnce, options.signal, batch =>
    ingestBatch(batch, options, results, report)
  )
  const large = order.filter(([, file]) => file.size >= smallBytes)
  await severalAtOnce(large, largeAtOnce, options.signal, async ([index, file]) => {
    results[index] = await ingestLarge(file, options, bytes => {
      report(file.name, bytes, 0)
    })
    report(file.name, 0, 1)
    await tell([[index, file]], results, options)
  })
  return results
}

/** Begins none after the signal or a failure; what was begun is waited for before the failure is told. */
async function severalAtOnce<Item>(
  items: readonly Item[],
  atOnce: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>
): Promise<void> {
  const queue = [...items]
  const run = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      if (signal.aborted) return
      await work(item).catch((error: unknown) => {
        queue.length = 0
        throw error
      })
    }
  }
  const runs = await Promise.allSettled(Array.from({ length: atOnce }, run))
  const failed = runs.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}

/** Small files by hundreds, which wait for the disk together. */
function batchesOf(files: readonly Numbered[]): Numbered[][] {
  const batches: Numbered[][] = []
  let bytes = Infinity
  for (const entry of files) {
    const last = batches.at(-1)
    bytes += entry[1].size
    if (!last || last.length >= filesInBatch || bytes > bytesInBatch) {
      batches.push([entry])
      bytes = entry[1].size
    } else last.push(entry)
  }
  return batches
}

type Report = ReturnType<typeof progressReporter>

async function ingestBatch(
  batch: readonly Numbered[],
  options: IngestOptions,
  results: Result[],
  report: Report
): Promise<void> {
  const { catalogueFolder, signal } = options
  const name = batch[0]?.[1].name ?? ''
  const sources = batch.map(([, { path }]) => path)
  const outcomes = await storeFiles(catalogueFolder, sources, signal, bytes => {
    report(name, bytes, 0)
  }).catch((error: unknown) => {
    if (signal.aborted) return []
    throw error
  })
  const stored = outcomes.flatMap(outcome => ('stored' in outcome ? [outcome.stored] : []))
  const descriptions = await described(stored, options)
  for (const [at, [index, file]] of batch.entries()) {
    const outcome = outcomes[at]
    if (!outcome) continue
    if ('failure' in outcome) results[index] = { name: file.name, ...outcome.failure }
    else results[index] = storedFile(file, outcome.stored, descriptions)
    report(file.name, 0, 1)
  }
  await tell(batch, results, options)
}

async function tell(
  batch: readonly Numbered[],
  results: readonly Result[],
  options: IngestOptions
) {
  const done = batch.flatMap(([index]): [number, Done][] => {
    const result = results[index]
    return result ? [[index, result]] : []
  })
  await options.onResults?.(done)
}

async function ingestLarge(
  file: SourceFile,
  options: IngestOptions,
  onBytes: (bytes: number) => void
): Promise<Result> {
  const { catalogueFolder, signal } = options
  try {
    const stored = await storeFile(catalogueFolder, file.path, signal, onBytes)
    return storedFile(file, stored, await described([stored], options))
  } catch (error) {
    if (signal.aborted) return undefined
    if (error instanceof Failure) return reported(file.name, error)
    throw error
  }
}

/** By their paths. */
async function described(
  stored: readonly Stored[],
  options: IngestOptions
): Promise<ReadonlyMap<string, Description>> {
  const paths = [...new Set(stored.map(({ path }) => path))]
  const descriptions = await options.describe(paths)
  return new Map(
    paths.flatMap((path, at) => {
      const description = descriptions[at]
      return description ? [[path, description] as const] : []
    })
  )
}

function storedFile(
  file: SourceFile,
  { sha256, size, isKnown, path }: Stored,
  descriptions: ReadonlyMap<string, Description>
): StoredFile {
  const description = descriptions.get(path) ?? unread
  return { sha256, originalName: file.name, size, isKnown, ...description }
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
