import { byteList, wordList } from './lists'
import type { Segment } from './segment'

export interface WordRange {
  readonly from: number
  readonly to: number
  readonly level: number
}

/** Called with a row that holds a phrase: the level of its farthest word, and the groups that all its words are in. */
export type TakePhrase = (row: number, level: number, groups: number) => void

/** Where a phrase may begin, in parallel lists: by row, and within a row by place. */
class Starts {
  readonly rows = wordList()
  readonly places = wordList()
  readonly levels = byteList()
  readonly groups = byteList()

  get length(): number {
    return this.rows.length
  }

  push(row: number, place: number, level: number, groups: number): void {
    this.rows.push(row)
    this.places.push(place)
    this.levels.push(level)
    this.groups.push(groups)
  }

  /** Takes over one of another; a place that was taken over last gets its groups, and keeps its level, which is lower. */
  take(from: Starts, at: number): void {
    const last = this.length - 1
    if (last >= 0 && compareStarts(this, last, from, at) === 0) {
      this.groups.set(last, this.groups.at(last) | from.groups.at(at))
      this.levels.set(last, Math.min(this.levels.at(last), from.levels.at(at)))
    } else this.push(from.rows.at(at), from.places.at(at), from.levels.at(at), from.groups.at(at))
  }
}

function compareStarts(one: Starts, at: number, other: Starts, otherAt: number): number {
  return one.rows.at(at) - other.rows.at(otherAt) || one.places.at(at) - other.places.at(otherAt)
}

/** Of lists that are in order one that is, each place once: with its lowest level and all of its groups. */
function mergedStarts(lists: readonly Starts[]): Starts {
  if (lists.length === 0) return new Starts()
  let left = lists
  while (left.length > 1) {
    left = left.flatMap((one, at) => {
      const other = left[at + 1]
      return at % 2 === 1 ? [] : [other ? mergedPair(one, other) : one]
    })
  }
  return left[0] as Starts
}

function mergedPair(one: Starts, other: Starts): Starts {
  const merged = new Starts()
  let otherAt = 0
  for (let at = 0; at < one.length; at++) {
    while (otherAt < other.length && compareStarts(other, otherAt, one, at) < 0) {
      merged.take(other, otherAt++)
    }
    merged.take(one, at)
  }
  while (otherAt < other.length) merged.take(other, otherAt++)
  return merged
}

/**
 * The rows of a segment in which words follow one another; for each word the words of the segment that stand for it.
 * The rarest is looked for first, so that of the others only the neighbours count.
 */
export function eachPhrase(
  segment: Segment,
  words: readonly (readonly WordRange[])[],
  groups: number,
  take: TakePhrase
): void {
  const order = words
    .map((ranges, place) => ({ ranges, place, size: sizeOf(segment, ranges) }))
    .sort((a, b) => a.size - b.size)
  let starts: Starts | null = null
  for (const { ranges, place } of order) {
    starts = joined(segment, ranges, place, groups, starts)
    if (starts.length === 0) return
  }
  for (let at = 0; starts && at < starts.length; at++) {
    take(starts.rows.at(at), starts.levels.at(at), starts.groups.at(at))
  }
}

function sizeOf(segment: Segment, ranges: readonly WordRange[]): number {
  let size = 0
  for (const { from, to } of ranges) {
    for (let word = from; word < to; word++) size += segment.sizeOf(word)
  }
  return size
}

/** Of these starts, or of any, those that have one of the words so many places later. */
function joined(
  segment: Segment,
  ranges: readonly WordRange[],
  distance: number,
  groups: number,
  before: Starts | null
): Starts {
  const lists: Starts[] = []
  for (const { from, to, level } of ranges) {
    for (let word = from; word < to; word++) {
      const found = new Starts()
      let at = 0
      segment.eachPlace(word, (row, inGroups, places) => {
        if ((inGroups & groups) === 0) return
        if (!before) {
          for (const place of places) {
            if (place >= distance) found.push(row, place - distance, level, inGroups)
          }
          return
        }
        while (at < before.length && before.rows.at(at) < row) at++
        if (before.rows.at(at) !== row) return
        let near = at
        for (const place of places) {
          const start = place - distance
          while (isBefore(before, near, row, start)) near++
          if (near >= before.length || before.rows.at(near) !== row) return
          if (before.places.at(near) !== start) continue
          const farthest = Math.max(level, before.levels.at(near))
          found.push(row, start, farthest, inGroups & before.groups.at(near))
        }
      })
      if (found.length > 0) lists.push(found)
    }
  }
  return mergedStarts(lists)
}

function isBefore({ rows, places, length }: Starts, at: number, row: number, place: number) {
  return at < length && rows.at(at) === row && places.at(at) < place
}
