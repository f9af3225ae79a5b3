import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, sep } from 'node:path'
import { Failure } from '../failure'
import { failure } from './failureCodes'
import { on } from './fileFailures'

/** Node takes bytes where a name is not valid UTF-8. */
type SourcePath = string | Buffer

interface Entry {
  readonly path: SourcePath
  readonly name: string
}

export interface SourceFile {
  readonly path: SourcePath
  readonly name: string
  readonly size: number
}

export interface FoundFile extends SourceFile {
  /** Of the last change, in milliseconds since 1970. */
  readonly changed: number
}

export interface Refused {
  readonly name: string
  readonly failure: Failure
}

export interface Found {
  readonly files: readonly FoundFile[]
  readonly refused: readonly Refused[]
}

const deepest = 32
const mostFiles = 100_000
/** Each look is a wait; those at the entries of one folder are taken together. */
const looksAtOnce = 64

/** Scans are named page 2, page 10: in the order a person would put them. */
const byName = new Intl.Collator('en', { numeric: true })

/** Finds every file named or lying under a folder named; what is no file is refused by its name. */
export async function findFiles(
  paths: readonly string[],
  signal: AbortSignal,
  limit = mostFiles
): Promise<Found> {
  const files: FoundFile[] = []
  const refused: Refused[] = []
  const visited = new Set<string>()
  let isFull = false

  async function visit({ path, name }: Entry, depth: number, looked = look(path)): Promise<void> {
    signal.throwIfAborted()
    if (isFull) return
    try {
      const found = await looked
      if (found.isDirectory()) await visitFolder(path, `${found.dev}:${found.ino}`, depth)
      else if (!found.isFile()) throw failure('notAFile', 'A pipe, socket or device')
      else if (files.length < limit)
        files.push({ path, name, size: found.size, changed: found.mtimeMs })
      else {
        isFull = true
        throw failure('tooManyFiles', `More than ${limit} files`)
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      refused.push({ name, failure: error })
    }
  }

  /** A folder reached a second time, through a link, is not read again. */
  async function visitFolder(path: SourcePath, identity: string, depth: number): Promise<void> {
    if (visited.has(identity)) return
    visited.add(identity)
    if (depth >= deepest) throw failure('tooDeep', `More than ${deepest} folders deep`)
    const entries = await entriesOf(path)
    for (let from = 0; from < entries.length && !isFull; from += looksAtOnce) {
      const some = entries.slice(from, from + looksAtOnce)
      const looks = some.map(entry => look(entry.path))
      // Failures are met by each visit; until then they must not count as unhandled.
      await Promise.allSettled(looks)
      for (const [at, entry] of some.entries()) await visit(entry, depth + 1, looks[at])
    }
  }

  for (const path of paths) await visit({ path, name: basename(path) }, 0)
  return { files, refused }
}

async function look(path: SourcePath) {
  const link = await on('source', () => lstat(path))
  if (!link.isSymbolicLink()) return link
  return on('source', () => stat(path)).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'sourceMissing') {
      throw failure('linkToNothing', error.message, error)
    }
    throw error
  })
}

/** Read as bytes: a name that is no valid UTF-8 could not be opened again as a text. */
async function entriesOf(folder: SourcePath): Promise<Entry[]> {
  const start = Buffer.concat([Buffer.from(folder), Buffer.from(sep)])
  const names = await on('source', () => readdir(folder, { encoding: 'buffer' }))
  return names
    .map(bytes => ({ path: Buffer.concat([start, bytes]), name: bytes.toString() }))
    .sort((a, b) => byName.compare(a.name, b.name))
}
