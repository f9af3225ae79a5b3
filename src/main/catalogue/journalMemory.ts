import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { makeFolderDurably, writeFileDurably } from '../files/durable'
import { isMissing } from '../files/operations'
import { rememberedJournal } from '../journal/remembered'
import type { RememberedJournal } from '../journal/remembered'

/**
 * What this machine found when it last read a catalogue's journal whole, so that opening need not read a gigabyte
 * again. It is a convenience: without it, or where a file differs, everything is read.
 */
export interface JournalMemory {
  recall(): Promise<RememberedJournal>
  keep(found: RememberedJournal): Promise<void>
  forget(): Promise<void>
}

export function createJournalMemory(
  userData: string,
  { catalogue, path }: { readonly catalogue: string; readonly path: string }
): JournalMemory {
  const folder = join(userData, 'journals')
  const name = createHash('sha256').update(`${catalogue}\n${path}`).digest('hex').slice(0, 32)
  const file = join(folder, `${name}.json`)
  return {
    async recall() {
      try {
        const result = v.safeParse(rememberedJournal, JSON.parse(await readFile(file, 'utf8')))
        return result.success ? result.output : {}
      } catch (error) {
        if (isMissing(error) || error instanceof SyntaxError) return {}
        throw error
      }
    },
    async keep(found) {
      await makeFolderDurably(folder)
      await writeFileDurably(file, JSON.stringify(found))
    },
    async forget() {
      await rm(file, { force: true })
    }
  }
}
