import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeviceFacts, JournalFacts } from '../../shared/diagnostics/facts'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import { isMissing } from '../files/operations'
import { segmentName } from '../journal/deviceIndex'
import { listSegments } from '../journal/scan'

/** What lies in the catalogue's journal, by device. */
export async function journalFacts(session: CatalogueSession): Promise<JournalFacts> {
  const { id, folder, device, positions, readOnly } = session.describe()
  const journal = join(folder, 'journal')
  const names = [...new Set([device, ...Object.keys(positions)])]
  const devices: DeviceFacts[] = []
  for (const name of names) {
    const files = await filesOf(join(journal, name))
    const isOwn = name === device
    devices.push({ device: name, isOwn, position: positions[name] ?? 0, ...files })
  }
  return {
    catalogue: id,
    folder,
    readOnly,
    devices,
    ballast: await sizeOf(join(journal, 'ballast'))
  }
}

async function filesOf(
  folder: string
): Promise<Pick<DeviceFacts, 'segments' | 'bytes' | 'lastWrite'>> {
  const { numbers } = await listSegments(folder)
  let bytes = 0
  let last = -Infinity
  for (const number of numbers) {
    const { size, mtimeMs } = await stat(join(folder, segmentName(number)))
    bytes += size
    last = Math.max(last, mtimeMs)
  }
  const lastWrite = Number.isFinite(last) ? new Date(last).toISOString() : null
  return { segments: numbers.length, bytes, lastWrite }
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (isMissing(error)) return null
      throw error
    }
  )
}
