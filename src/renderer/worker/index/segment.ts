import type { Bits } from './bits'
import { SortedTexts } from './sortedTexts'
import type { StoredSegment } from './stored'

/** Instead of the only place of a posting: its places follow, each as the distance from the one before. */
export const severalPlaces = 255

/**
 * An unchangeable part of the search index: sorted words, their keys (`search/skeleton.ts`), and for each word the
 * rows that hold it, in order, with the places. A row that was put again is alive in one segment only.
 *
 * A posting: the distance from the row before (1 byte for each 7 bits), the groups (1 byte), the place (1 byte), or
 * `severalPlaces` and then each place as twice the distance from the one before, plus 1 where another follows.
 */
export class Segment {
  readonly id: number
  readonly words: SortedTexts
  readonly keys: SortedTexts
  /** The word of each key. */
  readonly keyWords: Uint32Array<ArrayBuffer>
  readonly postingEnds: Uint32Array<ArrayBuffer>
  readonly postings: Uint8Array<ArrayBuffer>
  /** Records taken up, and of those the ones that were put again elsewhere. */
  readonly records: number
  dead = 0

  constructor(id: number, stored: StoredSegment) {
    this.id = id
    this.words = new SortedTexts(stored.words, stored.wordEnds)
    this.keys = new SortedTexts(stored.keys, stored.keyEnds)
    this.keyWords = stored.keyWords
    this.postingEnds = stored.postingEnds
    this.postings = stored.postings
    this.records = stored.records
  }

  /**
   * Adds the rows that hold a word in any of the groups, those that hold it in the group of titles, and, if wanted, those
   * whose title begins with it; of a segment with dead rows only those that it owns. Written out, since most of a search
   * is spent here.
   */
  collect(
    word: number,
    groups: number,
    owner: Uint32Array | null,
    { words: rows }: Bits,
    titleGroup: number,
    { words: titles }: Bits,
    beginnings: Bits | null
  ): void {
    const { postings, id } = this
    const end = this.postingEnds[word] ?? 0
    let row = -1
    for (let at = this.startOf(word); at < end;) {
      let byte = postings[at++] ?? 0
      let distance = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = postings[at++] ?? 0
        distance |= (byte & 127) << shift
      }
      row += distance
      const inGroups = postings[at++] ?? 0
      let isFirst = postings[at] === 0
      if (postings[at++] === severalPlaces) {
        // Of the last place the lowest bit is 0.
        isFirst = (postings[at] ?? 0) >>> 1 === 0
        for (let hasMore = true; hasMore;) {
          byte = postings[at++] ?? 0
          hasMore = (byte & 1) === 1
          while (byte > 127) byte = postings[at++] ?? 0
        }
      }
      if ((inGroups & groups) === 0 || (owner && owner[row] !== id)) continue
      const place = row >>> 5
      const bit = 1 << (row & 31)
      rows[place] = (rows[place] ?? 0) | bit
      if ((inGroups & titleGroup) === 0) continue
      titles[place] = (titles[place] ?? 0) | bit
      if (isFirst && beginnings) beginnings.words[place] = (beginnings.words[place] ?? 0) | bit
    }
  }

  /** Bytes of the postings of a word. */
  sizeOf(word: number): number {
    return (this.postingEnds[word] ?? 0) - this.startOf(word)
  }

  stored(): StoredSegment {
    return {
      words: this.words.bytes,
      wordEnds: this.words.ends,
      keys: this.keys.bytes,
      keyEnds: this.keys.ends,
      keyWords: this.keyWords,
      postingEnds: this.postingEnds,
      postings: this.postings,
      records: this.records
    }
  }

  startOf(word: number): number {
    return word === 0 ? 0 : (this.postingEnds[word - 1] ?? 0)
  }
}
