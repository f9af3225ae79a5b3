import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { Failure } from '../failure'
import { makeFolderDurably, writeFileDurably } from '../files/durable'
import type { Journal } from '../journal/journal'
import { rememberedJournal } from '../journal/remembered'
import type { RememberedJournal } from '../journal/remembered'
import type { JournalScan } from '../journal/scanJournal'

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
      } catch {
        // Missing, damaged or unreadable: it is a convenience, and the journal itself is there.
        return {}
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

/**
 * The same journal; where what was recalled turns out to be unreadable it is forgotten, and reading fails with
 * `journalNotAsRemembered`: the next opening reads everything and finds where the damage is.
 */
export function forgettingUnreadable(
  journal: Journal,
  { devices }: JournalScan,
  memory: JournalMemory
): Journal {
  if ([...devices.values()].every(({ recalled }) => recalled === 0)) return journal
  async function orForget<Value>(reading: Promise<Value>): Promise<Value> {
    try {
      return await reading
    } catch (cause) {
      if (!(cause instanceof Failure) || cause.code !== 'journalUnreadable') throw cause
      await memory.forget()
      throw new Failure('journalNotAsRemembered', cause.message, { cause })
    }
  }
  return {
    ...journal,
    read: (...given) => orForget(journal.read(...given)),
    readTexts: (...given) => orForget(journal.readTexts(...given))
  }
}
