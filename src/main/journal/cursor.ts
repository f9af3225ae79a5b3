import { Failure } from '../failure'
import type { Changeset } from '../../shared/changeLog/changeset'
import { committedPosition, placeAfter } from './deviceIndex'
import type { DeviceIndex } from './deviceIndex'
import { copyGroups, isOmitted } from './groups'
import { decodeLine } from './line'
import { readLines } from './readLines'

const chunkBytes = 256 * 1024

export interface Read {
  readonly changeset: Changeset
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
        const decoded = line.isEnded ? decodeLine(line.bytes) : null
        if (!decoded?.changeset) throw unreadable(index.device, reached + 1)
        offset = line.offset + line.length
        accept(decoded.changeset, line.length)
        return offset - from < chunkBytes && reached < last
      })
      if (offset === from) throw unreadable(index.device, reached + 1)
    }
  }

  function accept(changeset: Changeset, bytes: number): void {
    if (changeset.n <= reached) return
    if (changeset.n !== reached + 1) throw unreadable(index.device, reached + 1)
    reached = changeset.n
    if (!isOmitted(groups, changeset.n)) pending.push({ changeset, bytes })
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
