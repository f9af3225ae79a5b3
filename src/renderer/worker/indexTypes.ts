import type { Resolved } from '../../shared/import/readValue'
import type { NameRequest } from '../../shared/import/referenceTexts'

/** What a list shows: one kind, or all; a search; filters by facet. */
export interface Query {
  readonly kind: string | null
  readonly text: string
  readonly isTrash: boolean
  /** Facet field → values, any of which will do. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly sort: Sort | null
}

export interface Sort {
  readonly field: string
  readonly direction: 'ascending' | 'descending'
}

/** A result list held by the index; rows are asked for by position. */
export interface View {
  readonly view: number
  readonly count: number
}

/** How a record is named wherever another one mentions it. */
export interface RecordLabel {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly code: string
  readonly isDeleted: boolean
}

export interface Counts {
  readonly byKind: Readonly<Record<string, number>>
  readonly trash: number
  readonly drafts: number
}

export interface FacetValue {
  readonly value: string
  readonly count: number
}

/** Derived state of the catalogue, owned by a worker: nothing else counts, sorts or searches. */
export interface CatalogueIndex {
  open(databaseName: string): Promise<void>
  /**
   * Reads all records; what has been read can be asked for meanwhile. `onProgress` is called now and then, and at the
   * end, when it is time to ask again. A further call, for another language, ends the one before.
   */
  build(locale: string, onProgress: () => void): Promise<void>
  /** Takes up records as they are after a save. */
  update(ids: readonly string[]): Promise<void>
  counts(): Counts
  query(query: Query): View
  /** Ids of the rows at these positions. */
  rows(view: number, from: number, count: number): readonly string[]
  /** Position of a record in a view; -1 when it is not there. */
  positionOf(view: number, id: string): number
  labels(ids: readonly string[]): readonly RecordLabel[]
  /** Records for autocompletion, best first; all kinds when none is named. */
  suggest(kinds: readonly string[], text: string, limit: number): readonly RecordLabel[]
  /** Values entered so far in a field, or part of a group, most frequent first. */
  valuesOf(field: string, part: string | null): readonly string[]
  facets(query: Query): Readonly<Record<string, readonly FacetValue[]>>
  /** Records whose reference code is this, the trash left out. */
  withCode(code: string): readonly string[]
  /** The records that texts of a file name, by reference code or title. */
  resolveNames(requests: readonly NameRequest[]): readonly Resolved[]
}
