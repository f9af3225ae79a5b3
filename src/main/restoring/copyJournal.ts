import { join } from 'node:path'
import type { Positions } from '../../shared/changeLog/changeset'
import type { Job } from '../application/longJobs'
import { copyBytes } from '../copies/copyBytes'
import { Failure } from '../failure'
import { fsyncFolder, makeFolderDurably } from '../files/durable'
import { committedPosition, placeAfter, segmentName } from '../journal/deviceIndex'
import type { DeviceIndex, Segment } from '../journal/deviceIndex'
import { decodeLine } from '../journal/line'
import { readLines } from '../journal/readLines'
import { scanJournal } from '../journal/scanJournal'

interface Part {
  readonly device: string
  readonly segment: Segment
  /** So much of the segment, from its beginning. */
  readonly bytes: number
}

/**
 * Copies the journal of every device up to its position, byte for byte, so that checksums and chains stay valid, and
 * reads the copy to make sure of it. Code: copyNotVerified.
 */
export async function copyJournal(
  indexes: ReadonlyMap<string, DeviceIndex>,
  positions: Positions,
  folder: string,
  { signal, report }: Job
): Promise<void> {
  const parts = await partsUpTo(indexes, positions)
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  await makeFolderDurably(folder)
  for (const { device, segment, bytes } of parts) {
    const target = join(folder, device)
    await makeFolderDurably(target)
    await copyBytes({
      from: segment.path,
      to: join(target, segmentName(segment.number)),
      bytes,
      signal
    })
    done += bytes
    report('journal', done, total)
    await fsyncFolder(target)
  }
  await verify(folder, positions)
}

async function partsUpTo(
  indexes: ReadonlyMap<string, DeviceIndex>,
  positions: Positions
): Promise<Part[]> {
  const parts: Part[] = []
  for (const [device, n] of Object.entries(positions)) {
    for (const segment of indexes.get(device)?.segments ?? []) {
      if (segment.lines === 0 || segment.first > n) continue
      parts.push({ device, segment, bytes: await lengthUpTo(segment, n) })
    }
  }
  return parts
}

/** Where the line after number `n` begins. */
async function lengthUpTo(segment: Segment, n: number): Promise<number> {
  const { first, lines, size, path } = segment
  if (n >= first + lines - 1) return size
  let end = size
  await readLines(path, { from: placeAfter([segment], n).offset, to: size }, line => {
    const { changeset } = decodeLine(line.bytes)
    if (changeset && changeset.n <= n) return true
    end = line.offset
    return false
  })
  return end
}

async function verify(folder: string, positions: Positions): Promise<void> {
  const { devices } = await scanJournal(folder)
  for (const [device, n] of Object.entries(positions)) {
    const scan = devices.get(device)
    const isWhole = scan?.damage === null && scan.tears.length === 0
    if (isWhole && committedPosition(scan.index) === n) continue
    throw new Failure('copyNotVerified', `The journal of ${device} was not copied whole`)
  }
}
