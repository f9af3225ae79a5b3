import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createCatalogueFolder } from '../../src/main/catalogue/catalogueSession'
import { createDeviceId } from '../../src/main/catalogue/devices'
import { journalSettings, openJournal } from '../../src/main/journal/journal'
import type { Operation } from '../../src/shared/changeLog/changeset'

/** A save of the past: when, and what. */
export interface PastSave {
  readonly at: Date
  /** Given the device, by which operations name earlier ones. */
  readonly ops: (device: string) => readonly Operation[]
}

/** Makes a catalogue folder whose history lies in the past, written by another machine. */
export async function writePastCatalogue(
  folder: string,
  title: string,
  saves: readonly PastSave[]
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  await createCatalogueFolder(folder, title)
  const device = createDeviceId()
  let now = 0
  const journal = await openJournal({
    folder: join(folder, 'journal'),
    device,
    appVersion: '0.0.0',
    scans: new Map(),
    settings: { ...journalSettings, ballastBytes: 0, now: () => now }
  })
  for (const { at, ops } of saves) {
    now = at.getTime()
    await journal.append([{ by: 'A. Petrova', ops: ops(device) }])
  }
  await journal.close()
}
