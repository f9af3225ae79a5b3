import { SortedTexts } from './sortedTexts'
import type { StoredSegment } from './stored'

/** A posting in one word: the row above, the groups of fields that hold the word below. */
export const rowShift = 8
export const groupMask = (1 << rowShift) - 1
/** Instead of the only place of a posting: its places follow, each as the distance from the one before. */
export const severalPlaces = 255

/**
 * An unchangeable part of the search index: sorted words, their keys (`search/skeleton.ts`), and for each word the
 * rows that hold it, in order, with the places. A row that was put again is alive in one segment only.
 */
export class Segment {
  readonly id: number
  readonly words: SortedTexts
  readonly keys: SortedTexts
  /** The word of each key. */
  readonly keyWords: Uint32Array<ArrayBuffer>
  readonly postingEnds: Uint32Array<ArrayBuffer>
  readonly postings: Uint32Array<ArrayBuffer>
  readonly positionEnds: Uint32Array<ArrayBuffer>
  readonly positions: Uint8Array<ArrayBuffer>
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
    this.positionEnds = stored.positionEnds
    this.positions = stored.positions
    this.records = stored.records
  }

  postingsFrom(word: number): number {
    return word === 0 ? 0 : (this.postingEnds[word - 1] ?? 0)
  }

  /** Calls with each posting of a word and the places of the word in it. */
  eachPlace(word: number, take: (posting: number, places: readonly number[]) => void): void {
    const { positions, postings } = this
    const end = this.postingEnds[word] ?? 0
    let at = word === 0 ? 0 : (this.positionEnds[word - 1] ?? 0)
    for (let index = this.postingsFrom(word); index < end; index++) {
      const first = positions[at++] ?? 0
      if (first < severalPlaces) {
        take(postings[index] ?? 0, [first])
        continue
      }
      const places: number[] = []
      let place = 0
      for (let hasMore = true; hasMore;) {
        let value = 0
        let shift = 0
        let byte = 128
        while (byte >= 128) {
          byte = positions[at++] ?? 0
          value += (byte & 127) * 2 ** shift
          shift += 7
        }
        place += Math.floor(value / 2)
        hasMore = value % 2 === 1
        places.push(place)
      }
      take(postings[index] ?? 0, places)
    }
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
      positionEnds: this.positionEnds,
      positions: this.positions,
      records: this.records
    }
  }
}
