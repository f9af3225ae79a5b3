import { appendFile, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { IngestFailure, StoredFile } from '../../../shared/attachments/calls'
import { writeFileDurably } from '../../files/durable'
import { isMissing } from '../../files/operations'

export interface WorkEntry {
  /** Base64, as a name need not be valid UTF-8. */
  readonly path: string
  readonly name: string
  readonly size: number
  readonly record: string
}

interface Head {
  readonly title: string
  readonly entries: readonly WorkEntry[]
}

/** What became of an entry. */
export type WorkResult =
  | { readonly entry: number; readonly stored: StoredFile }
  | { readonly entry: number; readonly failed: IngestFailure }

export interface Work extends Head {
  readonly results: ReadonlyMap<number, WorkResult>
}

/**
 * Work that outlives the application: a line with all there is to do, then a line for each thing done. After a power cut
 * the last lines may be missing or torn; what they said is done again, and finds its file in the store.
 */
export function createWorkFile(path: string) {
  return {
    async begin(head: Head): Promise<void> {
      await mkdir(dirname(path), { recursive: true })
      await writeFileDurably(path, `${JSON.stringify(head)}\n`)
    },

    async add(results: readonly WorkResult[]): Promise<void> {
      if (results.length === 0) return
      await appendFile(path, results.map(result => `${JSON.stringify(result)}\n`).join(''))
    },

    /** Null where there is no work, or nothing of it can be read. */
    async read(): Promise<Work | null> {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return ''
        throw error
      })
      const [first, ...lines] = text.split('\n')
      const head = first ? (parsed(first) as Head | undefined) : undefined
      if (!head) return null
      const results = lines.flatMap(line => (parsed(line) as WorkResult | undefined) ?? [])
      return { ...head, results: new Map(results.map(result => [result.entry, result])) }
    },

    async remove(): Promise<void> {
      await rm(path, { force: true })
    }
  }
}

export type WorkFile = ReturnType<typeof createWorkFile>

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}
