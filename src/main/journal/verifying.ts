import type { JournalScan } from './scanJournal'
import { segmentName } from './deviceIndex'
import { scanDevice } from './scan'
import type { Damage } from './scan'

/** Milliseconds between two reads of a quarter of a megabyte: a tenth of one core. */
const rest = 40
const chunkBytes = 256 * 1024

/**
 * Reads whole what opening recalled without reading it, beside other work. Gives the first damage; null where there is
 * none or it was ended.
 */
export async function verifyRecalled(
  folder: string,
  { devices }: Pick<JournalScan, 'devices'>,
  signal: AbortSignal,
  between: () => Promise<void> = pause
): Promise<Damage | null> {
  for (const [device, { recalled }] of devices) {
    if (recalled === 0) continue
    const damage = await readAgain(folder, device, recalled, signal, between)
    if (signal.aborted) return null
    if (damage) return damage
  }
  return null
}

async function readAgain(
  folder: string,
  device: string,
  segments: number,
  signal: AbortSignal,
  between: () => Promise<void>
): Promise<Damage | null> {
  const scan = await scanDevice(folder, device, {
    most: segments,
    pace: { chunkBytes, between, isOver: () => signal.aborted }
  })
  if (scan.damage) return scan.damage
  // A closed segment ends with a line: what seems torn behind it is damage.
  const [tear] = scan.tears
  if (!tear) return null
  const { number, lines } = tear.segment
  return { device, segment: segmentName(number), line: lines + 1, fault: 'unfinished' }
}

async function pause(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, rest).unref())
}
