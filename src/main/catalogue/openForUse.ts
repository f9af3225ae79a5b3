import { join } from 'node:path'
import type { ReadOnlyReason, StartNotice } from '../../shared/ipc'
import { freeSpace, makeFolderDurably } from '../files/durable'
import { isDiskFull } from '../files/operations'
import { journalSettings, openJournal, readJournal } from '../journal/journal'
import type { Journal } from '../journal/journal'
import type { JournalScan } from '../journal/scanJournal'
import type { CatalogueContext } from './context'
import { formatVersion } from './description'
import type { CatalogueDescription } from './description'
import type { Refusal } from './lockForUse'

/** Under this, working on would soon fail in worse places. */
const leastFreeSpace = 200 * 1024 * 1024

export interface OpenedJournal {
  readonly journal: Journal
  readonly readOnly: ReadOnlyReason | null
  readonly notices: readonly StartNotice[]
}

/** Opens the journal for writing where that is safe and possible, else for reading, and says why. */
export async function openForUse(
  folder: string,
  device: string,
  description: CatalogueDescription,
  scan: JournalScan,
  context: CatalogueContext,
  refusal: Refusal | null = null
): Promise<OpenedJournal> {
  const { leastFreeSpace: least = leastFreeSpace, ...settings } = context.settings ?? {}
  const options = {
    folder: join(folder, 'journal'),
    device,
    appVersion: context.appVersion,
    scans: scan.devices,
    settings: { ...journalSettings, ...settings }
  }
  const reason = await reasonToOnlyRead(folder, description, scan, least)
  if (reason) return { journal: readJournal(options), readOnly: reason, notices: [] }
  if (refusal) {
    return { journal: readJournal(options), readOnly: refusal.reason, notices: refusal.notices }
  }
  try {
    await makeFolderDurably(options.folder)
    return { journal: await openJournal(options), readOnly: null, notices: [] }
  } catch (error) {
    const readOnly = isDiskFull(error) ? 'noSpace' : 'notWritable'
    const notices = [{ code: 'journalNotWritable', detail: String(error) }]
    return { journal: readJournal(options), readOnly, notices }
  }
}

async function reasonToOnlyRead(
  folder: string,
  description: CatalogueDescription,
  scan: JournalScan,
  least: number
): Promise<ReadOnlyReason | null> {
  if (description.formatVersion > formatVersion) return 'newerVersion'
  const scans = [...scan.devices.values()]
  if (scans.some(({ isNewer }) => isNewer)) return 'newerVersion'
  // Damage in another device's journal too. What that device wrote behind it is missing after a rebuild, would be
  // entered again, and would contradict what the repair brings back; and the second copy, from which it is repaired,
  // is brought up to date only while nothing is damaged.
  if (scans.some(({ damage }) => damage !== null)) return 'damagedJournal'
  return (await freeSpace(folder)) < least ? 'noSpace' : null
}
