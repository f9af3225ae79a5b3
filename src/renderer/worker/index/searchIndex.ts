import { skeletonPrefixes, skeletons } from '../../../shared/search/skeleton'
import { stems } from '../../../shared/search/stem'
import { Bits } from './bits'
import { wordList } from './lists'
import { merged } from './merging'
import { eachPhrase } from './phrases'
import type { WordRange } from './phrases'
import { Segment } from './segment'
import { SegmentBuilder } from './segmentBuilder'
import type { GroupedText } from './segmentBuilder'
import type { StoredSegment } from './stored'

/** How near a word is to the one sought: as written, by its key, by its stem. */
const levels = 3
const stemLevel = 2
/** Of words that begin with a stem so many are looked at. */
const mostStemCandidates = 300
/** So many segments of about one size are made one. */
const segmentsPerTier = 4
/** A segment of so many words is closed while much is taken up. */
const occurrencesPerSegment = 2_000_000

/** Sets of rows by level; null where a level has none. */
export type Levels = readonly (Bits | null)[]

/** The rows that hold a word, those that hold it in the title, and those whose title begins with it or with its key. */
export interface Found {
  readonly anywhere: Levels
  readonly inTitle: Levels
  readonly beginning: Bits | null
}

/** Makes the sets of a level when something is found for it: each takes a bit for every row there is. */
class Finding implements Found {
  readonly anywhere: (Bits | null)[] = Array.from({ length: levels }, () => null)
  readonly inTitle: (Bits | null)[] = Array.from({ length: levels }, () => null)
  beginning: Bits | null = null
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  at(level: number): { rows: Bits; titles: Bits; beginnings: Bits | null } {
    const rows = (this.anywhere[level] ??= new Bits(this.#size))
    const titles = (this.inTitle[level] ??= new Bits(this.#size))
    const beginnings = level < stemLevel ? (this.beginning ??= new Bits(this.#size)) : null
    return { rows, titles, beginnings }
  }
}

/** Words of all records: which rows hold them, in which groups of fields, and where. */
export class SearchIndex {
  #segments: Segment[]
  /** The segment in which a row is alive; 0 for none. */
  readonly #owner = wordList()
  #nextId = 1
  #builder = new SegmentBuilder()
  readonly #building = new Set<number>()
  #isMerging = false

  constructor(stored: readonly StoredSegment[] = [], owner?: Uint32Array<ArrayBuffer>) {
    this.#segments = stored.map(segment => new Segment(this.#nextId++, segment))
    if (!owner) return
    this.#owner.append(owner)
    const alive = new Uint32Array(this.#nextId)
    for (const id of owner) alive[id] = (alive[id] ?? 0) + 1
    for (const segment of this.#segments) segment.dead = segment.records - (alive[segment.id] ?? 0)
  }

  /** Takes up a record, in the place of what it held before; found after `flush`. */
  put(row: number, texts: readonly GroupedText[]): void {
    if (this.#building.has(row)) this.flush()
    const before = this.#owner.at(row)
    const segment = this.#segments.find(({ id }) => id === before)
    if (segment) segment.dead++
    this.#owner.set(row, 0)
    this.#builder.add(row, texts)
    this.#building.add(row)
    if (this.#builder.occurrences > occurrencesPerSegment) this.flush()
  }

  flush(): void {
    if (this.#building.size === 0) return
    const segment = this.#builder.built(this.#nextId++)
    for (const row of this.#building) this.#owner.set(row, segment.id)
    this.#segments.push(segment)
    this.#building.clear()
    this.#builder = new SegmentBuilder()
  }

  /** Makes few segments of many, as far as that is worth it; `all` makes one of all. Pauses now and then. */
  *tidy(all = false): Generator<undefined, boolean> {
    const chosen = all ? this.#segments.slice() : this.#worthMerging()
    if (this.#isMerging || chosen.length < 2) return false
    this.#isMerging = true
    const id = this.#nextId++
    const gone = new Set(chosen.map(({ id: own }) => own))
    const records = this.#rowsOwnedBy(gone, () => undefined)
    const segment = yield* merged(id, records, chosen, this.#isAlive)
    // Rows that were put again meanwhile are dead in the new segment, as far as it has them.
    segment.dead =
      records -
      this.#rowsOwnedBy(gone, row => {
        this.#owner.set(row, id)
      })
    this.#segments = [segment, ...this.#segments.filter(each => !chosen.includes(each))]
    this.#isMerging = false
    return true
  }

  readonly #isAlive = (segment: Segment, row: number): boolean => this.#owner.at(row) === segment.id

  #rowsOwnedBy(ids: ReadonlySet<number>, take: (row: number) => void): number {
    let count = 0
    for (let row = 0; row < this.#owner.length; row++) {
      if (!ids.has(this.#owner.at(row))) continue
      take(row)
      count++
    }
    return count
  }

  /** Largest first; a tier that is full, with all that is smaller. */
  #worthMerging(): readonly Segment[] {
    const bySize = [...this.#segments].sort((a, b) => b.postings.length - a.postings.length)
    for (let at = 0; at + segmentsPerTier <= bySize.length; at++) {
      const largest = bySize[at]?.postings.length ?? 0
      const last = bySize[at + segmentsPerTier - 1]?.postings.length ?? 0
      if (last * segmentsPerTier * 2 >= largest) return bySize.slice(at)
    }
    return bySize.length > segmentsPerTier * 4 ? bySize.slice(1) : []
  }

  /** Rows with words that begin with this one, in any of the groups. */
  find(word: string, size: number, groups: number, titleGroup: number): Found {
    const found = new Finding(size)
    for (const segment of this.#segments) {
      eachBeginning(segment, word, range => {
        this.#collect(segment, range, groups, titleGroup, found)
      })
    }
    return found
  }

  /** Rows in which these words, whole, follow one another. */
  findPhrase(words: readonly string[], size: number, groups: number, titleGroup: number): Found {
    const found = new Finding(size)
    for (const segment of this.#segments) {
      if (words.length === 1) {
        for (const range of wholeRanges(segment, words[0] ?? '')) {
          this.#collect(segment, range, groups, titleGroup, found)
        }
        continue
      }
      const ranges = words.map(word => wholeRanges(segment, word))
      eachPhrase(segment, ranges, groups, (row, level, inGroups) => {
        if (!this.#isAlive(segment, row)) return
        const { rows, titles } = found.at(level)
        rows.add(row)
        if (inGroups & titleGroup) titles.add(row)
      })
    }
    return found
  }

  #collect(
    segment: Segment,
    { from, to, level }: WordRange,
    groups: number,
    titleGroup: number,
    found: Finding
  ): void {
    if (from === to) return
    const { rows, titles, beginnings } = found.at(level)
    const owner = segment.dead > 0 ? this.#owner.data : null
    for (let word = from; word < to; word++) {
      segment.collect(word, groups, owner, rows, titleGroup, titles, beginnings)
    }
  }

  stored(): { segments: readonly StoredSegment[]; owner: Uint32Array<ArrayBuffer> } {
    // Numbered anew from 1, as they are when they are read.
    const numbers = new Map(this.#segments.map(({ id }, at) => [id, at + 1]))
    const owner = this.#owner.used().map(id => numbers.get(id) ?? 0)
    return { segments: this.#segments.map(segment => segment.stored()), owner }
  }
}

type TakeRange = (range: WordRange) => void

/** Words that begin with this one, that are alike, or that have its stem. */
function eachBeginning(segment: Segment, word: string, take: TakeRange): void {
  const [from, to] = segment.words.beginningWith(word)
  take({ from, to, level: 0 })
  const { keys, keyWords } = segment
  for (const key of skeletonPrefixes(word)) {
    const [first, last] = keys.beginningWith(key)
    for (let at = first; at < last; at++) {
      const number = keyWords[at] ?? 0
      if (number < from || number >= to) take({ from: number, to: number + 1, level: 1 })
    }
  }
  eachOfStem(segment, word, take)
}

function wholeRanges(segment: Segment, word: string): readonly WordRange[] {
  const [from, to] = segment.words.equalTo(word)
  return [
    { from, to, level: 0 },
    ...skeletons(word).flatMap(key => keyRanges(segment, segment.keys.equalTo(key), from, to))
  ]
}

/** The words of a range of keys, those left out that were found as they are written. */
function keyRanges(
  { keyWords }: Segment,
  [first, last]: readonly [number, number],
  from: number,
  to: number
): WordRange[] {
  const ranges: WordRange[] = []
  for (let key = first; key < last; key++) {
    const word = keyWords[key] ?? 0
    if (word < from || word >= to) ranges.push({ from: word, to: word + 1, level: 1 })
  }
  return ranges
}

function eachOfStem({ words }: Segment, word: string, take: TakeRange): void {
  for (const stem of stems(word)) {
    const [from, to] = words.beginningWith(stem)
    if (to - from > mostStemCandidates) continue
    for (let number = from; number < to; number++) {
      if (stems(words.get(number)).includes(stem))
        take({ from: number, to: number + 1, level: stemLevel })
    }
  }
}
