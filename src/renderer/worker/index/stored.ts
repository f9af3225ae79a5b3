import type { StoredIds } from './ids'
import type { Order } from './orders'
import type { StoredTerms } from './terms'
import type { StoredTexts } from './textPool'

type Bytes = Uint8Array<ArrayBuffer>
type Words = Uint32Array<ArrayBuffer>

/** The columns as a checkpoint keeps them. */
export interface StoredRows {
  readonly ids: StoredIds
  readonly texts: StoredTexts
  readonly kinds: readonly string[]
  readonly kind: Bytes
  readonly flags: Bytes
  readonly updatedAt: Float64Array<ArrayBuffer>
  readonly title: Words
  readonly code: Words
  readonly cellsAt: Words
  readonly cells: Words
  readonly facets: StoredTermLists
  readonly offered: StoredTermLists
}

export interface StoredTermLists {
  readonly terms: StoredTerms
  readonly at: Words
  readonly lists: Words
}

/** A part of the search index as a checkpoint keeps it (`segment.ts`). */
export interface StoredSegment {
  readonly words: Bytes
  readonly wordEnds: Words
  readonly keys: Bytes
  readonly keyEnds: Words
  readonly keyWords: Words
  readonly postingEnds: Words
  readonly postings: Bytes
  readonly records: number
}

/** The whole index as a checkpoint keeps it; an index made of it takes it over. */
export interface StoredIndex {
  readonly rows: StoredRows
  readonly segments: readonly StoredSegment[]
  readonly owner: Words
  readonly orders: readonly (readonly [string, Order])[]
  readonly missed: readonly string[]
}
