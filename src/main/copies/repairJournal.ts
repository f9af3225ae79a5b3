import { randomUUID } from 'node:crypto'
import { copyFile, link, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Positions } from '../../shared/changeLog/changeset'
import { Failure } from '../failure'
import { fsyncFolder, makeFolderDurably, writeFileDurably } from '../files/durable'
import { errorCode, isMissing, nodeOperations } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { readCatalogueDescription } from '../catalogue/description'
import { segmentName } from '../journal/deviceIndex'
import { listSegments, scanDevice } from '../journal/scan'
import { scanJournal } from '../journal/scanJournal'
import type { JournalScan } from '../journal/scanJournal'
import { commonBytes } from './compareBytes'
import { mendSegment } from './mendSegment'

export interface JournalRepair {
  /** The damaged catalogue folder, which nobody writes into, and a whole copy of it. */
  readonly folder: string
  readonly second: string
  readonly operations?: FileOperations
}

/** Devices whose journal is damaged here and whole in the copy, which holds all that can still be read here. */
export async function repairable({ folder, second }: JournalRepair): Promise<readonly string[]> {
  const [own, other] = await Promise.all([folder, second].map(idOf))
  if (own === undefined || own !== other) return []
  const { devices: whole } = await scanJournal(join(second, 'journal'))
  const acknowledged = lastNumbers(whole)
  const { devices } = await scanJournal(join(folder, 'journal'), { acknowledged })
  const damaged = [...devices.values()].filter(({ damage }) => damage !== null)
  const found: string[] = []
  for (const { index } of damaged) {
    const copy = whole.get(index.device)
    if (!copy || copy.damage !== null || copy.index.last <= index.last) continue
    const isContinued = await allMatch(index.segments, copy.index.segments)
    if (isContinued) found.push(index.device)
  }
  return found.length === damaged.length ? found : []
}

/** What the copy holds was on the disk here: a last line that is not there any more is damaged, not torn. */
function lastNumbers(scans: JournalScan['devices']): Positions {
  return Object.fromEntries([...scans].map(([device, { index }]) => [device, index.last]))
}

async function idOf(folder: string): Promise<string | undefined> {
  return readCatalogueDescription(folder).then(
    ({ id }) => id,
    () => undefined
  )
}

interface Readable {
  readonly number: number
  readonly path: string
  readonly size: number
}

/** What can be read here stands in the copy byte for byte. */
async function allMatch(here: readonly Readable[], there: readonly Readable[]): Promise<boolean> {
  for (const { number, path, size } of here) {
    if (size === 0) continue
    const other = there.find(segment => segment.number === number)
    if (!other || other.size < size) return false
    if ((await commonBytes(path, other.path, size)) < size) return false
  }
  return true
}

/**
 * Puts whole segments from the copy in the place of damaged ones, which are kept in `damaged/`. What was written here
 * after the copy was made is kept where it follows on. Afterwards the journal reads clean, or everything is as before
 * and the failure is `repairFailed`.
 */
export async function repairJournal(repair: JournalRepair): Promise<void> {
  const devices = await repairable(repair)
  if (devices.length === 0)
    throw new Failure('repairFailed', 'The copy does not hold what is damaged')
  const undo: (() => Promise<void>)[] = []
  try {
    for (const device of devices) await repairDevice(device, repair, undo)
  } catch (cause) {
    for (const step of undo.reverse()) await step()
    if (cause instanceof Failure) throw cause
    throw new Failure('repairFailed', 'The journal could not be repaired', { cause })
  }
}

/** One segment after the other, for as long as each repair moves the damage further back. */
async function repairDevice(
  device: string,
  repair: JournalRepair,
  undo: (() => Promise<void>)[]
): Promise<void> {
  const journal = join(repair.folder, 'journal')
  const { index } = await scanDevice(join(repair.second, 'journal'), device)
  const repaired = new Set<number>()
  for (;;) {
    const { damage } = await scanDevice(journal, device, { acknowledged: index.last })
    if (damage === null) return
    const number = await segmentToReplace(device, damage.segment, repair)
    if (repaired.has(number)) break
    repaired.add(number)
    await replaceSegment(device, number, repair, undo)
  }
  throw new Failure('repairFailed', `The journal of ${device} is still damaged`)
}

/** The one in which reading stopped, or one before it that is not there any more. */
async function segmentToReplace(
  device: string,
  stoppedIn: string,
  { folder, second }: JournalRepair
): Promise<number> {
  const stopped = parseInt(stoppedIn, 10)
  const here = await listSegments(join(folder, 'journal', device))
  const there = await listSegments(join(second, 'journal', device))
  const lost = there.numbers.find(number => number < stopped && !here.numbers.includes(number))
  return lost ?? stopped
}

async function replaceSegment(
  device: string,
  number: number,
  { folder, second, operations = nodeOperations }: JournalRepair,
  undo: (() => Promise<void>)[]
): Promise<void> {
  const own = join(folder, 'journal', device, segmentName(number))
  const mended = await mendSegment(join(second, 'journal', device, segmentName(number)), own)
  const aside = await setAside(own, join(folder, 'damaged'), `${device}-${segmentName(number)}`)
  undo.push(async () => {
    if (aside === null) await rm(own, { force: true })
    else await copyBack(aside, own)
  })
  // In one step: a journal that lacks a segment for a moment would pass for a shorter one.
  await writeFileDurably(own, mended, operations)
}

/** Null when there was none. The segment stays in its place until the whole one takes it. */
async function setAside(own: string, damaged: string, name: string): Promise<string | null> {
  await makeFolderDurably(damaged)
  const aside = join(damaged, `${name}.${randomUUID()}`)
  try {
    await link(own, aside)
  } catch (error) {
    if (isMissing(error)) return null
    if (errorCode(error) === 'EEXIST') throw error
    await copyFile(own, aside)
  }
  await fsyncFolder(damaged)
  return aside
}

async function copyBack(aside: string, own: string): Promise<void> {
  const temporary = `${own}.${randomUUID()}.tmp`
  await copyFile(aside, temporary)
  await nodeOperations.rename(temporary, own)
}
