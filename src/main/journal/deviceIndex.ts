import { join } from 'node:path'
import type { Changeset } from '../../shared/changeLog/changeset'
import { committedUpTo, createGroups, noteGroup } from './groups'
import type { Groups } from './groups'

/** The offset of every so many lines is kept, so that reading can begin near any number. */
const linesPerOffset = 128

export interface Segment {
  readonly number: number
  readonly path: string
  /** Length of the good lines. */
  size: number
  lines: number
  /** Number of the first changeset; 0 while there is none. */
  first: number
  readonly offsets: number[]
}

/** What is kept in memory of one device's journal. */
export interface DeviceIndex {
  readonly device: string
  readonly segments: Segment[]
  last: number
  /** SHA-256 of the last changeset's JSON text: the next one's `prev`. */
  hash: string
  stamp: string
  readonly groups: Groups
}

export function createDeviceIndex(device: string): DeviceIndex {
  return { device, segments: [], last: 0, hash: '', stamp: '', groups: createGroups() }
}

export function createSegment(folder: string, number: number): Segment {
  const path = join(folder, segmentName(number))
  return { number, path, size: 0, lines: 0, first: 0, offsets: [] }
}

export function segmentName(number: number): string {
  return `${String(number).padStart(6, '0')}.ndjson`
}

export interface PlacedLine {
  readonly changeset: Pick<Changeset, 'n' | 't' | 'tx' | 'end'>
  readonly hash: string
  readonly length: number
}

/** Adds the line that follows the segment's last one. */
export function addLine(index: DeviceIndex, segment: Segment, line: PlacedLine): void {
  if (segment.lines === 0) segment.first = line.changeset.n
  if (segment.lines % linesPerOffset === 0) segment.offsets.push(segment.size)
  segment.lines++
  segment.size += line.length
  index.last = line.changeset.n
  index.hash = line.hash
  index.stamp = line.changeset.t
  noteGroup(index.groups, line.changeset)
}

/** Where to begin reading for the changesets after `n`: at or a little before the next one. */
export function placeAfter(
  segments: readonly Segment[],
  n: number
): { readonly segment: number; readonly offset: number } {
  const found = segments.findIndex(({ first, lines }) => lines > 0 && n + 1 < first + lines)
  const segment = segments[found]
  if (!segment) return { segment: segments.length, offset: 0 }
  const line = Math.max(0, n + 1 - segment.first)
  return { segment: found, offset: segment.offsets[Math.floor(line / linesPerOffset)] ?? 0 }
}

export function committedPosition(index: DeviceIndex): number {
  return committedUpTo(index.groups, index.last)
}
