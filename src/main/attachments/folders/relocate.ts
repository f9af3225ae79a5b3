import type { IngestFailure } from '../../../shared/attachments/calls'
import type { MissingFile, Relocation } from '../../../shared/attachments/folders'
import type { Job } from '../../application/longJobs'
import { Failure } from '../../failure'
import { hashFile } from '../copying'
import { prepareStore, storeFile } from '../fileStore'
import { findFiles } from '../walk'
import type { SourceFile } from '../walk'

/** Looks through a folder for lost files: only those of the right size are read, only those with the right bytes taken. */
export async function relocate(
  catalogueFolder: string,
  folder: string,
  missing: readonly MissingFile[],
  { signal, report }: Job
): Promise<Relocation> {
  report('looking', 0, 0)
  const wanted = bySize(missing)
  const { files, refused } = await findFiles([folder], signal)
  const candidates = files.filter(({ size }) => wanted.has(size))
  const failed = refused.map(({ name, failure }) => failureOf(name, failure))
  const found: string[] = []
  await prepareStore(catalogueFolder)
  for (const [done, file] of candidates.entries()) {
    report('comparing', done, candidates.length)
    if (signal.aborted) break
    const hashes = wanted.get(file.size)
    if (!hashes || hashes.size === 0) continue
    try {
      const sha256 = await takeBack(catalogueFolder, file, hashes, signal)
      if (sha256 !== null && hashes.delete(sha256)) found.push(sha256)
    } catch (error) {
      if (signal.aborted) break
      if (!(error instanceof Failure)) throw error
      failed.push(failureOf(file.name, error))
    }
  }
  return { files: files.length, found, failed }
}

function bySize(missing: readonly MissingFile[]): Map<number, Set<string>> {
  const wanted = new Map<number, Set<string>>()
  for (const { sha256, size } of missing) {
    wanted.set(size, (wanted.get(size) ?? new Set()).add(sha256))
  }
  return wanted
}

/** Null where the bytes are others. What changes between reading and copying is stored under its own hash, harming nothing. */
async function takeBack(
  catalogueFolder: string,
  { path }: SourceFile,
  hashes: ReadonlySet<string>,
  signal: AbortSignal
): Promise<string | null> {
  const { sha256 } = await hashFile(path, signal)
  if (!hashes.has(sha256)) return null
  return (await storeFile(catalogueFolder, path, signal, () => undefined)).sha256
}

function failureOf(name: string, { code, message }: Failure): IngestFailure {
  return { name, code, message }
}
