import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { lineVersion } from '../../shared/changeLog/changeset'
import { isMissing } from '../files/operations'
import { addLine, createDeviceIndex, createSegment, segmentName } from './deviceIndex'
import type { DeviceIndex, Segment } from './deviceIndex'
import { decodeLine, hashOf } from './line'
import type { LineFault } from './line'
import { readLines } from './readLines'
import { recall, remember } from './remembered'
import type { RememberedDevice } from './remembered'
import type { RawLine } from './readLines'

export interface Damage {
  readonly device: string
  readonly segment: string
  readonly line: number
  readonly fault: LineFault
}

/** What an interrupted write left behind the last good line of a segment. */
export interface Tear {
  readonly segment: Segment
  readonly bytes: number
  readonly isZeros: boolean
}

export interface DeviceScan {
  readonly index: DeviceIndex
  /** Reading stopped before this line; never set together with a tear. */
  readonly damage: Damage | null
  readonly tears: readonly Tear[]
  /** Holds lines of a version that this program does not know: they are kept and passed on. */
  readonly isNewer: boolean
  /** What the closed segments were found to hold, to be remembered; null where they were not all sound. */
  readonly closed: RememberedDevice | null
  /** So many segments were recalled and not read. */
  readonly recalled: number
}

/** How a device's journal is read. */
export interface ScanOptions {
  /** What was found before; where the files are as they were, they are not read again. */
  readonly known?: RememberedDevice | undefined
  /**
   * The device had this number acknowledged: a line that cannot be read before it is damage, although it is the last.
   * A bad last line beyond it counts as torn: nobody can have been told that it was written.
   */
  readonly acknowledged?: number
  /** Only so many segments. */
  readonly most?: number
  readonly pace?: {
    readonly chunkBytes: number
    readonly between: () => Promise<void>
    readonly isOver: () => boolean
  }
}

/** Faults that no interrupted write makes: what follows them is never cut. */
const neverTorn = new Set<LineFault>(['crlf', 'bom', 'joined', 'tooLong'])

/** Names of the journal's segments, in order, and of files that look like segments but are not (`… (copy).ndjson`). */
export async function listSegments(
  folder: string
): Promise<{ readonly numbers: readonly number[]; readonly foreign: readonly string[] }> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const segments = names.filter(name => /^\d{6,}\.ndjson$/.test(name))
  return {
    numbers: segments.map(name => parseInt(name, 10)).sort((a, b) => a - b),
    foreign: names.filter(name => name.endsWith('.ndjson') && !segments.includes(name))
  }
}

interface State {
  readonly index: DeviceIndex
  damage: Damage | null
  isNewer: boolean
  /** The first thing that was not a good line. */
  suspect: { readonly damage: Damage; readonly mayBeTorn: boolean } | null
}

/** Reads a device's journal to its end or to the first fault; changes nothing. */
export async function scanDevice(
  journalFolder: string,
  device: string,
  { known, acknowledged = 0, most = Infinity, pace }: ScanOptions = {}
): Promise<DeviceScan> {
  const folder = join(journalFolder, device)
  const numbers = (await listSegments(folder)).numbers.slice(0, most)
  const recalled = await recall(folder, device, numbers, known)
  const index = recalled ?? createDeviceIndex(device)
  const state: State = { index, damage: null, isNewer: false, suspect: null }
  const first = index.segments.length
  let closed = recalled && known ? known : null
  for (const number of numbers.slice(first)) {
    if (pace?.isOver()) break
    const isSound = !state.damage && !state.suspect && !state.isNewer
    const isLast = number === numbers.at(-1)
    if (isLast && isSound && index.segments.length > first) closed = await remember(index)
    const segment = createSegment(folder, number)
    index.segments.push(segment)
    if (!state.damage) await scanSegment(state, segment, pace)
  }
  const { suspect } = state
  const isLost = index.last < acknowledged
  if (suspect && (isLost || !suspect.mayBeTorn)) state.damage ??= suspect.damage
  return {
    index,
    damage: state.damage,
    isNewer: state.isNewer,
    closed: state.damage ? null : closed,
    recalled: recalled ? first : 0,
    tears: state.damage ? [] : await findTears(index.segments.slice(first))
  }
}

async function scanSegment(
  state: State,
  segment: Segment,
  pace: ScanOptions['pace']
): Promise<void> {
  let number = 0
  const { isOver = () => false, ...reading } = pace ?? {}
  await readLines(segment.path, { from: 0, ...reading }, line => {
    number++
    scanLine(state, segment, line, number)
    return state.damage === null && !isOver()
  })
  if (number === 0) suspectAt(state, segment, 1, 'empty')
}

function scanLine(state: State, segment: Segment, line: RawLine, number: number): void {
  // A torn write is the last thing in the journal: a finished line behind it means that something else happened.
  if (state.suspect) {
    if (line.isEnded) state.damage = state.suspect.damage
    return
  }
  const fault = acceptLine(state, segment, line)
  if (fault) suspectAt(state, segment, number, fault)
}

function acceptLine(state: State, segment: Segment, line: RawLine): LineFault | null {
  const { index } = state
  if (line.isTooLong) return 'tooLong'
  if (!line.isEnded) return isZeros(line.bytes) ? 'zeros' : 'unfinished'
  const decoded = decodeLine(line.bytes)
  if (!decoded.changeset) return decoded.fault
  const { changeset, json } = decoded
  if (changeset.d !== index.device) return 'foreignDevice'
  if (changeset.n <= index.last) return 'repeatedNumber'
  if (changeset.n !== index.last + 1) return 'missingNumber'
  if (changeset.prev !== index.hash) return 'chain'
  if (changeset.v > lineVersion) state.isNewer = true
  addLine(index, segment, { changeset, hash: hashOf(json), length: line.length })
  return null
}

function suspectAt(state: State, segment: Segment, line: number, fault: LineFault): void {
  if (state.suspect) return
  const damage = { device: state.index.device, segment: segmentName(segment.number), line, fault }
  const isSequence = ['foreignDevice', 'repeatedNumber', 'missingNumber', 'chain'].includes(fault)
  if (isSequence) state.damage = damage
  else state.suspect = { damage, mayBeTorn: !neverTorn.has(fault) }
}

function isZeros(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte === 0)
}

async function findTears(segments: readonly Segment[]): Promise<Tear[]> {
  const tears: Tear[] = []
  for (const segment of segments) {
    const bytes = (await stat(segment.path)).size - segment.size
    if (bytes <= 0) continue
    let isOnlyZeros = true
    await readLines(segment.path, { from: segment.size }, line => {
      isOnlyZeros = !line.isEnded && !line.isTooLong && isZeros(line.bytes)
      return isOnlyZeros
    })
    tears.push({ segment, bytes, isZeros: isOnlyZeros })
  }
  return tears
}
