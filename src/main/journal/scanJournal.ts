import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Positions } from '../../shared/changeLog/changeset'
import { isMissing } from '../files/operations'
import type { RememberedJournal } from './remembered'
import { listSegments, scanDevice } from './scan'
import type { DeviceScan } from './scan'

const devicePattern = /^[a-z2-7]{13}$/

export interface JournalScan {
  readonly devices: ReadonlyMap<string, DeviceScan>
  /** Folders and segments that no device of ours writes, such as a synchroniser's conflicting copies. */
  readonly foreign: readonly string[]
}

/** What is known before the journal is read. */
export interface JournalScanOptions {
  readonly known?: RememberedJournal
  /** Numbers that were acknowledged, by device. */
  readonly acknowledged?: Positions
}

/** Reads the journals of all devices in the folder, but for what is known of them; changes nothing. */
export async function scanJournal(
  folder: string,
  { known = {}, acknowledged = {} }: JournalScanOptions = {}
): Promise<JournalScan> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const devices = new Map<string, DeviceScan>()
  const foreign: string[] = []
  for (const { name } of entries.filter(entry => entry.isDirectory())) {
    if (!devicePattern.test(name)) {
      foreign.push(name)
      continue
    }
    devices.set(
      name,
      await scanDevice(folder, name, {
        known: known[name],
        acknowledged: acknowledged[name] ?? 0
      })
    )
    const segments = await listSegments(join(folder, name))
    foreign.push(...segments.foreign.map(segment => `${name}/${segment}`))
  }
  return { devices, foreign }
}
