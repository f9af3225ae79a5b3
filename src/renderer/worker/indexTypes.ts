import type { Positions } from '../../shared/changeLog/changeset'
import type { Resolved } from '../../shared/import/readValue'
import type { NameRequest } from '../../shared/import/referenceTexts'
import type { Query } from '../../shared/search/query'
import type { RowRanges } from '../../shared/search/rowRanges'

export type { Query } from '../../shared/search/query'

/** A result list held by the index; rows are asked for by position. */
export interface View {
  readonly view: number
  readonly count: number
}

/** A row of a list, with what a table shows of it. */
export interface Row {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly code: string
  readonly isDeleted: boolean
  readonly isDraft: boolean
  readonly hasScans: boolean
  readonly hasConflict: boolean
  /** The texts of the columns asked for, in their order and in the language of the index. */
  readonly cells: readonly string[]
}

/** Why a record was found: a text of it, and the places in it that match, as [from, to). */
export interface Match {
  readonly id: string
  readonly field: string
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
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

export interface Facet {
  /** The most frequent, and those that are chosen, most frequent first. */
  readonly values: readonly FacetValue[]
  /** How many values there are. */
  readonly total: number
}

/** Derived state of the catalogue, owned by a worker: nothing else counts, sorts or searches. */
export interface CatalogueIndex {
  /** `onNotKept`: what is made could not be written for the next session; told once until it can be again. */
  open(databaseName: string, onNotKept: (message: string) => void): Promise<void>
  /**
   * Reads all records; what has been read can be asked for meanwhile. `onProgress` is called now and then, and at the
   * end, when it is time to ask again. A further call, for another language, ends the one before.
   */
  build(locale: string, onProgress: () => void): Promise<void>
  /**
   * Takes up what was kept of an earlier session; gives the positions in the journal that it holds, so that what
   * changed since can be taken up. null where there is nothing that can be used, and `build` is needed.
   */
  load(locale: string): Promise<Positions | null>
  /** Takes up records as they are after a save; `positions`: how much of the journal is in them. */
  update(ids: readonly string[], positions?: Positions): Promise<void>
  counts(): Counts | Promise<Counts>
  /**
   * Makes a view. Conditions on what the columns do not hold are checked by reading records; `onProgress` is told how
   * many of them.
   */
  query(query: Query, onProgress?: (done: number, total: number) => void): View | Promise<View>
  /** Gives back a view that is no longer asked. The index keeps the latest few, and lets the oldest go. */
  release(view: number): void
  /** Ids of the rows at these positions; for all rows of a view ask for some thousands at a time. */
  rows(view: number, from: number, count: number): readonly string[]
  /** The rows at these positions with the texts of some columns; empty for a view that is no longer kept. */
  page(
    view: number,
    from: number,
    count: number,
    columns: readonly string[]
  ): readonly Row[] | Promise<readonly Row[]>
  /** For each of these records the best text in which the words of a search were found; none for a search without. */
  matches(text: string, ids: readonly string[]): readonly Match[] | Promise<readonly Match[]>
  /** Position of a record in a view; -1 when it is not there. */
  positionOf(view: number, id: string): number
  /** Where the records at these positions of one view are in another; those that it does not hold are left out. */
  carried(from: number, to: number, ranges: RowRanges): RowRanges
  labels(ids: readonly string[]): readonly RecordLabel[]
  /** Records for autocompletion, best first; all kinds when none is named. */
  suggest(kinds: readonly string[], text: string, limit: number): readonly RecordLabel[]
  /** Values entered so far in a field, or part of a group, most frequent first. */
  valuesOf(field: string, part: string | null): readonly string[]
  /** Each facet, declared and derived, counted under the other filters. */
  facets(query: Query): Readonly<Record<string, Facet>> | Promise<Readonly<Record<string, Facet>>>
  /** Records whose reference code is this, the trash left out. */
  withCode(code: string): readonly string[]
  /** The records that texts of a file name, by reference code or title. */
  resolveNames(requests: readonly NameRequest[]): readonly Resolved[]
}
