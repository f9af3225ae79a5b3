import { Failure } from '../failure'
import { committedPosition, placeAfter } from './deviceIndex'
import type { DeviceIndex } from './deviceIndex'
import { copyGroups, isOmitted } from './groups'
import { readLines } from './readLines'
import { readStoredLine } from './storedLine'
import type { StoredLine } from './storedLine'

const chunkBytes = 256 * 1024

export interface Read {
  readonly line: StoredLine
  /** Length of the line. */
  readonly bytes: number
}

/** Walks one device's committed changesets, up to number `until`; what is appended later is not seen. */
export interface Cursor {
  readonly device: string
  /** The next changeset, undefined at the end; the same until `advance`. */
  head(): Promise<Read | undefined>
  advance(): void
}

export function createCursor(index: DeviceIndex, after: number, until = Infinity): Cursor {
  const segments = index.segments.map(({ path, size }) => ({ path, size }))
  const groups = copyGroups(index.groups)
  const last = Math.min(committedPosition(index), until)
  const place = placeAfter(index.segments, after)
  let [segmentAt, offset] = [place.segment, place.offset]
  let reached = after
  let pending: Read[] = []
  let next = 0

  async function refill(): Promise<void> {
    pending = []
    next = 0
    while (pending.length === 0 && reached < last) {
      const segment = segments[segmentAt]
      if (!segment) throw unreadable(index.device, reached + 1)
      if (offset >= segment.size) {
        segmentAt++
        offset = 0
        continue
      }
      const from = offset
      await readLines(segment.path, { from, to: segment.size, chunkBytes }, line => {
        const stored = line.isEnded ? readStoredLine(line.bytes) : null
        if (stored?.device !== index.device) throw unreadable(index.device, reached + 1)
        offset = line.offset + line.length
        accept(stored, line.length)
        return offset - from < chunkBytes && reached < last
      })
      if (offset === from) throw unreadable(index.device, reached + 1)
    }
  }

  function accept(line: StoredLine, bytes: number): void {
    if (line.n <= reached) return
    if (line.n !== reached + 1) throw unreadable(index.device, reached + 1)
    reached = line.n
    if (!isOmitted(groups, line.n)) pending.push({ line, bytes })
  }

  return {
    device: index.device,
    async head() {
      if (next === pending.length) await refill()
      return pending[next]
    },
    advance() {
      next++
    }
  }
}

function unreadable(device: string, n: number): Failure {
  return new Failure('journalUnreadable', `Changeset ${device}:${String(n)} cannot be read again`)
}
