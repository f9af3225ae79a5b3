import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import {
  createCatalogueFolder,
  openCatalogue
} from '../../../../src/main/catalogue/catalogueSession'
import type { CatalogueSession } from '../../../../src/main/catalogue/catalogueSession'
import type { JournalSettings } from '../../../../src/main/journal/journal'
import { putFiles, temporaryFolder } from './support'

/** A catalogue with records in several segments and some scans. */
export interface CopyWorld {
  readonly root: string
  readonly folder: string
  readonly userData: string
  readonly scans: readonly string[]
  /** The session that is open now. */
  session(): CatalogueSession
  save(...texts: readonly string[]): Promise<void>
  open(folder?: string): Promise<CatalogueSession>
  reopen(): Promise<CatalogueSession>
}

export const draft = (text: string) => ({
  by: 'A. Petrova',
  ops: [{ k: 'section', r: 'r1', f: 'title', p: text, o: [] }]
})

const settings: Partial<JournalSettings> = { segmentBytes: 1500, ballastBytes: 4096 }

export async function copyWorld(): Promise<CopyWorld> {
  const root = await temporaryFolder()
  const folder = join(root, 'this disk', 'Каталог МОПР.opis')
  const userData = join(root, 'userData')
  await createCatalogueFolder(folder, 'МОПР')
  const scans = await putFiles(folder, [10, 2_000_000, 300])
  const open = async (at = folder) => {
    const opened = await openCatalogue(at, { userData, appVersion: '1.0.0', settings })
    onTestFinished(() => opened.close())
    return opened
  }
  let session = await open()
  const save = async (...texts: readonly string[]) => {
    for (const text of texts) await session.journal.append([draft(text)])
  }
  await save(...Array.from({ length: 20 }, (_, n) => `Запись ${String(n)}`))
  return {
    root,
    folder,
    userData,
    scans,
    session: () => session,
    save,
    open,
    async reopen() {
      await session.close()
      session = await open()
      return session
    }
  }
}
