import { join } from 'node:path'
import { Failure } from '../failure'
import type { Changeset, ChangesetDraft, Positions } from '../../shared/changeLog/changeset'
import { parseStamp, witness } from '../../shared/changeLog/clock'
import type { Clock } from '../../shared/changeLog/clock'
import { draftText } from '../../shared/changeLog/journalAccess'
import type { DraftText, Frame } from '../../shared/changeLog/journalAccess'
import { nodeOperations } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { ensureBallast } from './ballast'
import { cutTear } from './cut'
import { committedPosition, createDeviceIndex } from './deviceIndex'
import type { DeviceIndex } from './deviceIndex'
import { checkOperations } from './drafts'
import type { NumberedLine } from './drafts'
import { interrupt } from './groups'
import { readMerged } from './merge'
import type { DeviceScan } from './scan'
import { createWriter } from './writer'
import type { Writer } from './writer'

/** The truth of a catalogue: every save of every device, on the disk before it is acknowledged. */
export interface Journal {
  /** Resolves when the group is on the disk, all of it; rejects when none of it is. */
  append(drafts: readonly ChangesetDraft[]): Promise<readonly Changeset[]>
  /** The same for operations that are JSON already, and have passed `areOperationsText`. */
  appendTexts(drafts: readonly DraftText[]): Promise<readonly Frame[]>
  /**
   * The committed changesets after `after`, about `bytes` of them, in an order in which they can be applied; with
   * `until`, as if the journal ended there.
   */
  read(
    after: Positions,
    bytes: number,
    until?: Positions
  ): Promise<{ changesets: readonly Changeset[]; isComplete: boolean }>
  /** The same as the JSON texts that the lines have. */
  readTexts(
    after: Positions,
    bytes: number,
    until?: Positions
  ): Promise<{ texts: readonly string[]; isComplete: boolean }>
  /** Last changeset of each device; one whose group may still grow is not counted. */
  positions(): Positions
  /** Where each device's changesets lie on the disk. */
  indexes(): ReadonlyMap<string, DeviceIndex>
  /** Last number that this device has issued. */
  issued(): number
  /** True when writing has failed in a way that only a new start can mend. */
  isBroken(): boolean
  close(): Promise<void>
}

export interface JournalSettings {
  readonly segmentBytes: number
  readonly timeout: number
  readonly ballastBytes: number
  readonly operations: FileOperations
  readonly now: () => number
}

export const journalSettings: JournalSettings = {
  segmentBytes: 16 * 1024 * 1024,
  timeout: 10_000,
  ballastBytes: 4 * 1024 * 1024,
  operations: nodeOperations,
  now: Date.now
}

export interface JournalOptions {
  /** The catalogue's `journal` folder. */
  readonly folder: string
  readonly device: string
  readonly appVersion: string
  readonly scans: ReadonlyMap<string, DeviceScan>
  readonly settings: JournalSettings
}

type Indexes = ReadonlyMap<string, DeviceIndex>

/** A journal that can be read only. */
export function readJournal({ device, scans }: JournalOptions): Journal {
  return createJournal(indexesOf(scans, device), device, null)
}

/** Cuts what an interrupted write left and opens the journal for writing; throws when it cannot be written. */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { folder, device, appVersion, scans, settings } = options
  const { operations, now, segmentBytes, timeout, ballastBytes } = settings
  const ballast = { path: join(folder, 'ballast'), bytes: ballastBytes }
  await ensureBallast(ballast)
  for (const tear of scans.get(device)?.tears ?? []) await cutTear(tear, now(), operations)
  const indexes = indexesOf(scans, device)
  const index = indexes.get(device) ?? createDeviceIndex(device)
  // A transaction of an earlier run cannot go on: its `end` will never be written.
  interrupt(index.groups, index.last)
  const writer = createWriter({
    index,
    folder: join(folder, device),
    author: { device, appVersion, now },
    tail: { n: index.last, hash: index.hash, clock: clockOf(indexes, device, now()) },
    segmentBytes,
    timeout,
    ballast,
    operations
  })
  return createJournal(indexes, device, writer)
}

function indexesOf(scans: ReadonlyMap<string, DeviceScan>, device: string): Indexes {
  const indexes = new Map([...scans].map(([name, { index }]) => [name, index]))
  if (!indexes.has(device)) indexes.set(device, createDeviceIndex(device))
  return indexes
}

/** Past all stamps read; one's own count even when the wall clock was set back since. */
function clockOf(indexes: Indexes, device: string, now: number): Clock {
  let clock: Clock = parseStamp(indexes.get(device)?.stamp ?? '') ?? { milliseconds: 0, counter: 0 }
  for (const { stamp } of indexes.values()) clock = witness(clock, stamp, now)
  return clock
}

function createJournal(indexes: Indexes, device: string, writer: Writer | null): Journal {
  async function write(drafts: readonly DraftText[]): Promise<readonly NumberedLine[]> {
    if (!writer) throw new Failure('readOnly', 'The catalogue is open for reading only')
    return writer.append(drafts)
  }
  return {
    async append(drafts) {
      checkOperations(drafts)
      const lines = await write(drafts.map(draftText))
      return lines.map(({ numbered }, index) => ({ ...numbered, ops: drafts[index]?.ops ?? [] }))
    },
    async appendTexts(drafts) {
      return (await write(drafts)).map(({ frame }) => frame)
    },
    async read(after, bytes, until) {
      const { lines, isComplete } = await readMerged(indexes, after, bytes, until)
      return { changesets: lines.map(line => line.changeset()), isComplete }
    },
    async readTexts(after, bytes, until) {
      const { lines, isComplete } = await readMerged(indexes, after, bytes, until)
      return { texts: lines.map(({ text }) => text), isComplete }
    },
    indexes: () => indexes,
    positions() {
      const positions: Record<string, number> = {}
      for (const index of indexes.values()) {
        const position = committedPosition(index)
        if (position > 0) positions[index.device] = position
      }
      return positions
    },
    issued: () => indexes.get(device)?.last ?? 0,
    isBroken: () => writer?.isBroken() ?? false,
    close: async () => writer?.close()
  }
}
