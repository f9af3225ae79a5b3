import { PostingReader } from './postingReader'
import type { Segment } from './segment'

export interface WordRange {
  readonly from: number
  readonly to: number
  readonly level: number
}

/** Called with a row that holds a phrase: the level of its farthest word, and the groups that all its words are in. */
export type TakePhrase = (row: number, level: number, groups: number) => void

/** One of the words that stand for a word of the phrase. */
interface Reading {
  readonly reader: PostingReader
  readonly level: number
}

/** A word of the phrase, and how many places after the first it stands. */
interface PhraseWord {
  readonly readings: readonly Reading[]
  readonly distance: number
  readonly size: number
}

/**
 * The rows of a segment in which words follow one another; for each word the words of the segment that stand for it.
 * Postings are read side by side, those of the rarest word first, and nothing of them is kept. A row may come several
 * times.
 */
export function eachPhrase(
  segment: Segment,
  words: readonly (readonly WordRange[])[],
  groups: number,
  take: TakePhrase
): void {
  const phrase = words.map((ranges, distance) => wordOf(segment, ranges, distance))
  phrase.sort((a, b) => a.size - b.size)
  for (let row = firstOfAll(phrase, 0); row < Infinity; row = firstOfAll(phrase, row + 1)) {
    eachStart(phrase, row, groups, take)
  }
}

function wordOf(segment: Segment, ranges: readonly WordRange[], distance: number): PhraseWord {
  const readings: Reading[] = []
  let size = 0
  for (const { from, to, level } of ranges) {
    for (let word = from; word < to; word++) {
      readings.push({ reader: new PostingReader(segment, word), level })
      size += segment.sizeOf(word)
    }
  }
  return { readings, distance, size }
}

/** The first row from here on that all words are in; Infinity where there is none. All readers go there. */
function firstOfAll(phrase: readonly PhraseWord[], from: number): number {
  for (let row = from; ;) {
    let next = row
    for (const { readings } of phrase) {
      let nearest = Infinity
      for (const { reader } of readings) nearest = Math.min(nearest, reader.goTo(next))
      next = nearest
    }
    if (next === row || next === Infinity) return next
    row = next
  }
}

function eachStart(
  phrase: readonly PhraseWord[],
  row: number,
  groups: number,
  take: TakePhrase
): void {
  const [rarest, ...others] = phrase
  for (const { reader, level } of rarest?.readings ?? []) {
    if (reader.row !== row || (reader.groups & groups) === 0) continue
    for (const place of reader.places()) {
      const start = place - (rarest?.distance ?? 0)
      let farthest = level
      let inGroups = reader.groups
      for (const { readings, distance } of others) {
        let nearest = Infinity
        let inAny = 0
        for (const other of readings) {
          if (other.reader.row !== row || (other.reader.groups & groups) === 0) continue
          if (!other.reader.isAt(start + distance)) continue
          nearest = Math.min(nearest, other.level)
          inAny |= other.reader.groups
        }
        farthest = Math.max(farthest, nearest)
        inGroups &= inAny
        if (farthest === Infinity) break
      }
      if (farthest < Infinity) take(row, farthest, inGroups)
    }
  }
}
