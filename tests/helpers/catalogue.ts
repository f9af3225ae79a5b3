import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCatalogueFolder, openCatalogue } from '../../src/main/catalogue/catalogueSession'
import type { CatalogueSession } from '../../src/main/catalogue/catalogueSession'
import { journalAccess } from '../../src/shared/changeLog/journalAccess'
import type { JournalAccess } from '../../src/shared/changeLog/journalAccess'
import type { CatalogueDatabase } from '../../src/renderer/db/CatalogueDatabase'
import { openWorkingCopy } from '../../src/renderer/db/workingCopy'
import { createSaving } from '../../src/renderer/services/saving'
import type { Saving } from '../../src/renderer/services/saving'

/** A catalogue with a real journal in a real folder; only IndexedDB is a substitute. */
export interface TestCatalogue {
  readonly folder: string
  readonly session: CatalogueSession
  readonly journal: JournalAccess
  readonly database: CatalogueDatabase
  readonly saving: Saving
  /** Closes everything and opens it again, as a new start of the application would. */
  reopen(): Promise<TestCatalogue>
  /** Closes everything and removes the folder. */
  remove(): Promise<void>
}

async function open(base: string, isNew: boolean): Promise<TestCatalogue> {
  const folder = join(base, 'Test.opis')
  const session = await openCatalogue(
    folder,
    { userData: join(base, 'userData'), appVersion: '0.0.0' },
    { isNew }
  )
  const journal = journalAccess({
    append: async drafts => session.journal.appendTexts(drafts),
    read: async (after, bytes) => session.journal.readTexts(after, bytes),
    verified: async positions => session.verified(positions)
  })
  const database = await openWorkingCopy(journal, session.describe())
  const saving = createSaving(journal, database, () => 'A. Petrova')
  async function close(): Promise<void> {
    database.close()
    await session.close()
  }
  return {
    folder,
    session,
    journal,
    database,
    saving,
    async reopen() {
      await close()
      return open(base, false)
    },
    async remove() {
      await close()
      await rm(base, { recursive: true, force: true })
    }
  }
}

export async function newTestCatalogue(): Promise<TestCatalogue> {
  const base = await mkdtemp(join(tmpdir(), 'opis-catalogue-'))
  await createCatalogueFolder(join(base, 'Test.opis'), 'Test')
  return open(base, true)
}
