import type { Positions } from '../../shared/changeLog/changeset'
import type { Journal } from '../journal/journal'
import { decodeLine, hashOf } from '../journal/line'
import { readLines } from '../journal/readLines'

/** The good lines of one segment. */
export interface SegmentExtent {
  readonly device: string
  readonly number: number
  readonly path: string
  readonly size: number
}

/** A journal as it is at one moment; what is appended later lies behind it. */
export interface JournalExtent {
  readonly segments: readonly SegmentExtent[]
  readonly positions: Positions
}

export function extentOf(journal: Journal): JournalExtent {
  const segments = [...journal.indexes().values()].flatMap(({ device, segments }) =>
    segments.map(({ number, path, size }) => ({ device, number, path, size }))
  )
  return { segments: segments.filter(({ size }) => size > 0), positions: journal.positions() }
}

/** Reads a segment again: every line must be whole and follow the one before. Damage is not to be copied. */
export async function isSound({ device, path, size }: SegmentExtent): Promise<boolean> {
  let isGood = true
  let end = 0
  let last: { readonly n: number; readonly hash: string } | null = null
  await readLines(path, { from: 0, to: size }, line => {
    const decoded = line.isEnded ? decodeLine(line.bytes) : null
    const changeset = decoded?.changeset
    isGood =
      changeset?.d === device &&
      (last === null || (changeset.n === last.n + 1 && changeset.prev === last.hash))
    if (decoded?.changeset) last = { n: decoded.changeset.n, hash: hashOf(decoded.json) }
    end = line.offset + line.length
    return isGood
  })
  return isGood && end === size
}
