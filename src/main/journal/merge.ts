import type { Positions } from '../../shared/changeLog/changeset'
import { createCursor } from './cursor'
import type { Cursor, Read } from './cursor'
import { committedPosition } from './deviceIndex'
import type { DeviceIndex } from './deviceIndex'
import { isOmitted } from './groups'
import type { StoredLine } from './storedLine'

export interface ReadResult {
  readonly lines: readonly StoredLine[]
  readonly isComplete: boolean
}

/** A changeset at the head of its device. */
interface Head {
  readonly read: Read
  readonly cursor: Cursor
  /** What must come before it, found when it is first asked for: it may stay at the head for long. */
  candidate(): Candidate
}

/** One with what must come before it. */
interface Candidate extends Pick<Head, 'read' | 'cursor'> {
  /** Of other devices, the last changeset that it names and that is still to come. */
  readonly awaited: ReadonlyMap<string, number>
  /** It names something that the folder does not hold. */
  readonly namesMissing: boolean
}

type Indexes = ReadonlyMap<string, DeviceIndex>

/**
 * The committed changesets after `after`, each behind those it names: per device by number, across devices by clock.
 * What names changesets that are nowhere comes when nothing else is left. With `until`, as if the journal ended there.
 */
export async function readMerged(
  indexes: Indexes,
  after: Positions,
  bytes: number,
  until?: Positions
): Promise<ReadResult> {
  const delivered = new Map(Object.entries(after))
  const limitOf = (device: string): number => (until ? (until[device] ?? 0) : Infinity)
  const ends = new Map(
    [...indexes].map(([device, index]) => [
      device,
      Math.min(committedPosition(index), limitOf(device))
    ])
  )
  const cursors = [...indexes.values()].map(index =>
    createCursor(index, delivered.get(index.device) ?? 0, limitOf(index.device))
  )
  const heads = new Map<string, Head>()
  async function load(cursor: Cursor): Promise<void> {
    const read = await cursor.head()
    if (read) heads.set(cursor.device, createHead(read, cursor, indexes, ends))
    else heads.delete(cursor.device)
  }
  for (const cursor of cursors) await load(cursor)
  const lines: StoredLine[] = []
  for (let total = 0; heads.size > 0 && (total === 0 || total < bytes);) {
    const chosen = next([...heads.values()], delivered)
    if (!chosen) break
    const { read, cursor } = chosen
    lines.push(read.line)
    delivered.set(cursor.device, read.line.n)
    total += read.bytes
    cursor.advance()
    await load(cursor)
  }
  return { lines, isComplete: heads.size === 0 }
}

/** Where one device alone has something left, nothing need be known of its changesets. */
function next(
  heads: readonly Head[],
  delivered: ReadonlyMap<string, number>
): Pick<Head, 'read' | 'cursor'> | undefined {
  if (heads.length === 1) return heads[0]
  return choose(
    heads.map(head => head.candidate()),
    delivered
  )
}

function createHead(
  read: Read,
  cursor: Cursor,
  indexes: Indexes,
  ends: ReadonlyMap<string, number>
): Head {
  let candidate: Candidate | null = null
  return {
    read,
    cursor,
    candidate: () => (candidate ??= createCandidate(read, cursor, indexes, ends))
  }
}

function createCandidate(
  read: Read,
  cursor: Cursor,
  indexes: Indexes,
  ends: ReadonlyMap<string, number>
): Candidate {
  const awaited = new Map<string, number>()
  let namesMissing = false
  for (const operation of read.line.changeset().ops) {
    for (const id of operation.o) {
      const [device, text] = id.split(':', 2)
      if (device === undefined || device === cursor.device) continue
      const n = Number(text)
      const index = indexes.get(device)
      if (!index || !(n <= (ends.get(device) ?? 0))) namesMissing = true
      else if (!isOmitted(index.groups, n)) {
        awaited.set(device, Math.max(n, awaited.get(device) ?? 0))
      }
    }
  }
  return { read, cursor, awaited, namesMissing }
}

function choose(
  candidates: readonly Candidate[],
  delivered: ReadonlyMap<string, number>
): Candidate | undefined {
  const ready = candidates.filter(({ awaited }) =>
    [...awaited].every(([device, n]) => (delivered.get(device) ?? 0) >= n)
  )
  // Nothing is ready only when changesets name each other in a circle, which no program of ours writes.
  return (
    earliest(ready.filter(candidate => !candidate.namesMissing)) ??
    earliest(ready) ??
    earliest(candidates)
  )
}

function earliest(candidates: readonly Candidate[]): Candidate | undefined {
  let first: Candidate | undefined
  for (const candidate of candidates) {
    if (!first || stampOf(candidate) < stampOf(first)) first = candidate
  }
  return first
}

function stampOf({ read }: Candidate): string {
  return read.line.changeset().t
}
