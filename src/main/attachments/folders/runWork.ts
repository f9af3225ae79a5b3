import type { IngestProgress } from '../../../shared/attachments/calls'
import type { FolderResult, FolderWork } from '../../../shared/attachments/folders'
import type { LongJobs } from '../../application/longJobs'
import { failure } from '../failureCodes'
import { prepareStore } from '../fileStore'
import { ingestFound } from '../ingest'
import type { Description } from '../rendering/messages'
import type { Work, WorkFile, WorkResult } from './workFile'

export interface RunOptions {
  readonly longJobs: LongJobs
  describe(paths: readonly string[]): Promise<readonly Description[]>
  onProgress(progress: IngestProgress): void
}

/** Does what is left of the work; cancelled, it stops and tells how far it is. */
export async function runWork(
  job: string,
  catalogueFolder: string,
  file: WorkFile,
  options: RunOptions
): Promise<FolderResult> {
  const work = await file.read()
  if (!work) throw failure('notInStore', 'There is no unfinished work')
  const results = new Map(work.results)
  const missing = [...work.entries.entries()].filter(([entry]) => !results.has(entry))
  const sources = missing.map(([, { path, name, size }]) => ({
    path: Buffer.from(path, 'base64'),
    name,
    size
  }))
  try {
    await options.longJobs.run(job, async ({ signal }) => {
      await prepareStore(catalogueFolder)
      await ingestFound(sources, {
        catalogueFolder,
        job,
        signal,
        describe: paths => options.describe(paths),
        onProgress: progress => {
          options.onProgress(progress)
        },
        async onResults(done) {
          const fresh = done.map(([at, result]): WorkResult => {
            const entry = missing[at]?.[0] ?? -1
            return 'code' in result ? { entry, failed: result } : { entry, stored: result }
          })
          for (const result of fresh) results.set(result.entry, result)
          await file.add(fresh)
        }
      })
    })
  } catch (error) {
    if (!isCancelled(error)) throw error
  }
  return resultOf({ ...work, results })
}

export function workOf({ title, entries, results }: Work): FolderWork {
  return { title, done: results.size, total: entries.length }
}

function resultOf(work: Work): FolderResult {
  const results = [...work.results.values()].sort((a, b) => a.entry - b.entry)
  return {
    isPaused: work.results.size < work.entries.length,
    work: workOf(work),
    stored: results.flatMap(result => {
      const record = work.entries[result.entry]?.record
      return 'stored' in result && record !== undefined ? { record, file: result.stored } : []
    }),
    failed: results.flatMap(result => ('failed' in result ? result.failed : []))
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'cancelled'
}
