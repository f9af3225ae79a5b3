import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../failure'
import type { Hashed } from '../copying'
import { failure } from '../failureCodes'
import { checkCopy, copyFile, hashOf, type SourcePath } from './copyFile'
import { createDurability, type Durability } from './durability'
import { storedPath, temporaryFolder } from './places'
import { createProgress, type Progress } from './progress'
import { publish, type Published } from './publish'
import type { Slices } from './steps'

export interface Stored extends Hashed, Published {
  readonly path: string
}

export type Outcome =
  | { readonly stored: Stored }
  | { readonly failure: { readonly code: string; readonly message: string } }

interface Place {
  readonly catalogueFolder: string
  /** Shared with whoever watches or cancels. */
  readonly memory: SharedArrayBuffer
}

/** Work of the store, as it goes to a thread. */
export type StoreJob =
  /** Small files together: they become lasting together. */
  | (Place & { readonly op: 'batch'; readonly sources: readonly SourcePath[] })
  /** A large file goes by two threads: one copies, the other reads behind it what was written. */
  | (Place & { readonly op: 'copy'; readonly source: SourcePath; readonly temporary: string })
  | (Place & { readonly op: 'check'; readonly temporary: string })
  | (Place & { readonly op: 'publish'; readonly temporary: string; readonly copied: Hashed })

export interface StoreAnswers {
  readonly batch: readonly Outcome[]
  readonly copy: Hashed
  readonly check: Hashed
  readonly publish: Published
}

export function* perform(job: StoreJob): Slices<StoreAnswers[StoreJob['op']]> {
  const progress = createProgress(job.memory)
  const durability = createDurability(job.catalogueFolder)
  switch (job.op) {
    case 'batch':
      return yield* storeBatch(job.catalogueFolder, job.sources, durability, progress)
    case 'copy':
      try {
        return yield* copyFile(job.source, job.temporary, true, progress)
      } finally {
        progress.end()
      }
    case 'check':
      return yield* checkCopy(job.temporary, progress)
    case 'publish': {
      const { catalogueFolder, temporary, copied } = job
      const published = yield* publish(catalogueFolder, temporary, copied, durability, progress)
      durability.settle()
      return published
    }
  }
}

interface Copy {
  readonly temporary: string
  readonly result: Hashed | Failure
}

/** Two waits for the disk, however many files: once the copies are whole, and once they have their names. */
function* storeBatch(
  catalogueFolder: string,
  sources: readonly SourcePath[],
  durability: Durability,
  progress: Progress
): Slices<readonly Outcome[]> {
  const copies: Copy[] = []
  try {
    for (const source of sources) {
      const temporary = join(temporaryFolder(catalogueFolder), randomUUID())
      const result = yield* attempt(copyTwice(source, temporary, progress))
      copies.push({ temporary, result })
      // On a full disk the room is for those that follow.
      if (result instanceof Failure) remove(temporary)
      else durability.file(temporary)
    }
    settle(durability, copies)
    const outcomes: Outcome[] = []
    for (const { temporary, result } of copies) {
      if (result instanceof Failure) {
        outcomes.push({ failure: { code: result.code, message: result.message } })
        continue
      }
      const steps = publish(catalogueFolder, temporary, result, durability, progress)
      const published = yield* attempt(steps)
      if (published instanceof Failure) {
        outcomes.push({ failure: { code: published.code, message: published.message } })
      } else {
        const path = storedPath(catalogueFolder, result.sha256)
        outcomes.push({ stored: { ...result, ...published, path } })
      }
    }
    durability.settle()
    return outcomes
  } finally {
    for (const { temporary } of copies) remove(temporary)
  }
}

/** Files that are gone again need not reach the disk. */
function settle(durability: Durability, copies: readonly Copy[]): void {
  if (copies.some(({ result }) => !(result instanceof Failure))) durability.settle()
}

/** A file that changes while it is read is tried once more, as scanners write in several strokes. */
function* copyTwice(source: SourcePath, temporary: string, progress: Progress): Slices<Hashed> {
  const before = progress.bytes()
  try {
    return yield* copyAndCheck(source, temporary, progress)
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'sourceChanged')) throw error
    remove(temporary)
    progress.add(before - progress.bytes())
    return yield* copyAndCheck(source, temporary, progress)
  }
}

function* copyAndCheck(source: SourcePath, temporary: string, progress: Progress): Slices<Hashed> {
  const copied = yield* copyFile(source, temporary, false, progress)
  refuseDifferent(copied, yield* hashOf(temporary, progress))
  return copied
}

export function refuseDifferent(copied: Hashed, read: Hashed): void {
  if (read.sha256 === copied.sha256 && read.size === copied.size) return
  throw failure('copyNotVerified', 'The copy differs from what was read')
}

function* attempt<Value>(slices: Slices<Value>): Slices<Value | Failure> {
  try {
    return yield* slices
  } catch (error) {
    if (error instanceof Failure && error.code !== 'cancelled') return error
    throw error
  }
}

/** What cannot be removed now is swept later; the reason of the failure matters more. */
function remove(temporary: string): void {
  try {
    rmSync(temporary, { force: true })
  } catch {
    return
  }
}
