import { PostingReader } from './postingReader'
import type { Segment } from './segment'
import { SegmentWriter } from './segmentWriter'
import { compareTexts, SortedTextsBuilder } from './sortedTexts'
import { wordList } from './lists'
import type { KeyTable } from './segmentWriter'

/** Words, and bytes of postings, between two pauses. */
const wordsPerSlice = 2000
const bytesPerSlice = 200_000

interface Cursor {
  readonly segment: Segment
  readonly numbers: Uint32Array
  at: number
  text: string
}

/**
 * One segment out of several, without the rows that `isAlive` denies; pauses now and then, so that questions can be
 * answered in between.
 */
export function* merged(
  id: number,
  records: number,
  segments: readonly Segment[],
  isAlive: (segment: Segment, row: number) => boolean
): Generator<undefined, Segment> {
  const writer = new SegmentWriter()
  const cursors = segments.map(segment => ({
    segment,
    numbers: new Uint32Array(segment.words.length),
    at: 0,
    text: segment.words.length > 0 ? segment.words.get(0) : ''
  }))
  let count = 0
  let pausedAt = 0
  for (;;) {
    const waiting = cursors.filter(({ segment, at }) => at < segment.words.length)
    const [first, ...others] = waiting
    if (!first) break
    let word = first.text
    for (const { text } of others) if (compareTexts(text, word) < 0) word = text
    const holding = waiting.filter(({ text }) => text === word)
    writer.beginWord(word)
    writePostings(writer, holding, isAlive)
    writer.endWord()
    for (const cursor of holding) advance(cursor, count)
    if (++count % wordsPerSlice > 0 && writer.length - pausedAt < bytesPerSlice) continue
    pausedAt = writer.length
    yield
  }
  const keys = yield* mergedKeys(cursors)
  return writer.built(id, records, keys)
}

function advance(cursor: Cursor, number: number): void {
  cursor.numbers[cursor.at++] = number
  const { segment, at } = cursor
  cursor.text = at < segment.words.length ? segment.words.get(at) : ''
}

/** By row; a row is alive in one segment only. */
function writePostings(
  writer: SegmentWriter,
  holding: readonly Cursor[],
  isAlive: (segment: Segment, row: number) => boolean
): void {
  const readings = holding.map(({ segment, at }) => ({
    segment,
    reader: new PostingReader(segment, at)
  }))
  for (const { reader } of readings) reader.goTo(0)
  for (;;) {
    let first = readings[0]
    for (const each of readings) if (first && each.reader.row < first.reader.row) first = each
    if (!first || first.reader.row === Infinity) return
    const { segment, reader } = first
    if (isAlive(segment, reader.row)) writer.addPlaces(reader.row, reader.groups, reader.places())
    reader.goTo(reader.row + 1)
  }
}

/** The keys of all, each word of each key once, with the new numbers of the words. */
function* mergedKeys(cursors: readonly Cursor[]): Generator<undefined, KeyTable> {
  const keys = new SortedTextsBuilder()
  const keyWords = wordList()
  const readers = cursors.map(({ segment, numbers }) => ({
    segment,
    numbers,
    at: 0,
    text: segment.keys.length > 0 ? segment.keys.get(0) : ''
  }))
  for (let count = 0; ; count++) {
    let key: string | null = null
    for (const { segment, at, text } of readers) {
      if (at < segment.keys.length && (key === null || compareTexts(text, key) < 0)) key = text
    }
    if (key === null) break
    const words = new Set<number>()
    for (const reader of readers) {
      const { segment, numbers } = reader
      while (reader.at < segment.keys.length && reader.text === key) {
        words.add(numbers[segment.keyWords[reader.at] ?? 0] ?? 0)
        reader.at++
        reader.text = reader.at < segment.keys.length ? segment.keys.get(reader.at) : ''
      }
    }
    for (const word of [...words].sort((a, b) => a - b)) {
      keys.push(key)
      keyWords.push(word)
    }
    if (count % wordsPerSlice === 0) yield
  }
  const { bytes, ends } = keys.built()
  return { keys: bytes, keyEnds: ends, keyWords: keyWords.used().slice() }
}
