import type { Resolved } from '../../shared/import/readValue'
import type { NameRequest } from '../../shared/import/referenceTexts'
import { changedText } from '../../shared/records/columns'
import type { CatalogueRecord } from '../../shared/records/record'
import type { Locale } from '../../shared/records/words'
import { derivedTitles, greatestDepth } from './index/derivedTitles'
import { shownOf } from './index/cells'
import { Collation } from './index/collation'
import { entryOf, Flag, placeOf } from './index/entry'
import { facetNames } from './index/facets'
import { groupedTexts } from './index/groups'
import { ListFinder } from './index/listFinder'
import type { RecordReader } from './index/listFinder'
import { matchOf } from './index/matchTexts'
import { resolveName, rowsWithCode } from './index/names'
import { Orders } from './index/orders'
import { Rows } from './index/rows'
import { SearchIndex } from './index/searchIndex'
import type { StoredIndex } from './index/stored'
import type { Counts, Facet, Match, Query, RecordLabel, Row } from './indexTypes'

/**
 * Counts, lists, labels, search and facets of all records, without worker or database: columns by row number, an
 * inverted index, and the sort orders that were asked for.
 */
export class RecordIndex {
  readonly locale: Locale
  readonly #rows: Rows
  readonly #search: SearchIndex
  readonly #orders: Orders
  readonly #lists: ListFinder
  /** Records that others mention and that had no title when those were taken up. */
  readonly #missed: Set<string>
  readonly titleOf = (id: string): string => {
    const row = this.#rows.ids.rowOf(id)
    return row < 0 ? '' : this.#rows.labelOf(row)
  }
  readonly #mention = (id: string): string => {
    const title = this.titleOf(id)
    if (title === '') this.#missed.add(id)
    return title
  }

  constructor(locale: Locale, stored?: StoredIndex) {
    this.locale = locale
    this.#rows = new Rows(stored?.rows)
    this.#search = new SearchIndex(stored?.segments, stored?.owner)
    this.#missed = new Set(stored?.missed)
    const collation = new Collation(locale)
    this.#orders = new Orders(this.#rows, collation, stored?.orders)
    this.#lists = new ListFinder(this.#rows, this.#search, this.#orders, this)
  }

  get count(): number {
    return this.#rows.length
  }

  /** While all records are being read; lists come in no order then, if there are many. */
  get isFilling(): boolean {
    return this.#lists.isFilling
  }

  set isFilling(isFilling: boolean) {
    this.#lists.isFilling = isFilling
  }

  /** Takes up records; returns the ids of those whose titles others mention and should be taken up again for. */
  put(records: readonly CatalogueRecord[]): string[] {
    const renamed: string[] = []
    const inOrder = [...records].sort(
      (a, b) => Number(derivedTitles.has(a.kind)) - Number(derivedTitles.has(b.kind))
    )
    for (const record of inOrder) {
      const before = this.#rows.ids.rowOf(record.id)
      const label = before < 0 ? '' : this.#rows.labelOf(before)
      const entry = entryOf(record, this.locale, this.#mention)
      const row = this.#rows.put(record.id, entry)
      this.#search.put(row, groupedTexts(record, entry.title, this.#mention))
      this.#orders.changed(row)
      if (this.#rows.labelOf(row) === label) continue
      if (before >= 0 || this.#missed.has(record.id)) renamed.push(record.id)
      this.#missed.delete(record.id)
    }
    this.#lists.forget()
    return renamed
  }

  /** Takes up the records again that mention these. */
  async putMentioning(ids: readonly string[], reader: RecordReader): Promise<void> {
    let renamed = ids
    for (let depth = 0; depth < greatestDepth && renamed.length > 0; depth++) {
      const next: string[] = []
      for await (const page of reader.mentioning(renamed)) next.push(...this.put(page))
      this.flush()
      renamed = next
    }
  }

  /** Makes what was taken up findable. */
  flush(): void {
    this.#search.flush()
    this.#lists.forget()
  }

  /** Makes few segments of many; pauses now and then. */
  *tidy(all = false): Generator<undefined, boolean> {
    return yield* this.#search.tidy(all)
  }

  labels(ids: readonly string[]): RecordLabel[] {
    return ids.flatMap(id => {
      const row = this.#rows.ids.rowOf(id)
      return row < 0 ? [] : [this.labelOf(row)]
    })
  }

  labelOf(row: number): RecordLabel {
    const rows = this.#rows
    return {
      id: rows.ids.idOf(row),
      kind: rows.kindOf(row),
      title: rows.titleOf(row),
      code: rows.codeOf(row),
      isDeleted: (rows.flagsOf(row) & Flag.deleted) !== 0
    }
  }

  counts(): Counts {
    const flags = this.#rows.flags()
    const kinds = this.#rows.kindNumbers()
    const byNumber = new Uint32Array(this.#rows.kinds.length)
    let trash = 0
    let drafts = 0
    for (let row = 0; row < this.#rows.length; row++) {
      const flag = flags[row] ?? 0
      if (flag & Flag.trash) trash++
      if (flag & Flag.deleted) continue
      if (flag & Flag.draft) drafts++
      const kind = kinds[row] ?? 0
      byNumber[kind] = (byNumber[kind] ?? 0) + 1
    }
    const counted = this.#rows.kinds.map((kind, number) => [kind, byNumber[number] ?? 0] as const)
    return { byKind: Object.fromEntries(counted.filter(([, count]) => count > 0)), trash, drafts }
  }

  /** Row numbers of a list, in its order. */
  async query(
    query: Query,
    reader: RecordReader,
    onProgress?: (done: number, total: number) => void
  ): Promise<Uint32Array> {
    return this.#lists.view(query, reader, onProgress)
  }

  async facets(query: Query, reader: RecordReader): Promise<Readonly<Record<string, Facet>>> {
    return this.#lists.facets(query, reader)
  }

  suggest(kinds: readonly string[], text: string, limit: number): RecordLabel[] {
    return Array.from(this.#lists.suggested(kinds, text).subarray(0, limit), row =>
      this.labelOf(row)
    )
  }

  idOf(row: number): string {
    return this.#rows.ids.idOf(row)
  }

  rowOf(id: string): number {
    return this.#rows.ids.rowOf(id)
  }

  /** What a table shows of these rows. */
  page(rows: Uint32Array, columns: readonly string[]): Row[] {
    const positions = columns.map(column => this.#rows.positionsOf(column))
    return Array.from(rows, row => {
      const flags = this.#rows.flagsOf(row)
      return {
        ...this.labelOf(row),
        isDraft: (flags & Flag.draft) !== 0,
        hasScans: (flags & Flag.scans) !== 0,
        hasConflict: (flags & Flag.conflict) !== 0,
        cells: columns.map((column, at) => this.#cellText(row, column, positions[at]))
      }
    })
  }

  #cellText(row: number, column: string, positions: Int16Array | undefined): string {
    if (column === 'recordTitle') return this.#rows.titleOf(row)
    if (column === 'updatedAt') return changedText(this.#rows.updatedAtOf(row))
    const position = positions?.[this.#rows.kindNumberOf(row)] ?? -1
    const text = position < 0 ? -1 : this.#rows.cellOf(row, position)
    return text < 0 ? '' : shownOf(this.#rows.texts.get(text))
  }

  matches(text: string, records: readonly CatalogueRecord[]): Match[] {
    return records.flatMap(
      record => matchOf(record, this.titleOf(record.id), text, this.titleOf) ?? []
    )
  }

  valuesOf(field: string, part: string | null): string[] {
    const place = placeOf(field, part)
    const { facets, offered } = this.#rows
    return (facetNames.has(place) ? facets : offered).terms.valuesOf(place)
  }

  withCode(code: string): string[] {
    return rowsWithCode(this.#search, this.#rows, code).map(row => this.idOf(row))
  }

  resolveNames(requests: readonly NameRequest[]): readonly Resolved[] {
    return requests.map(request => resolveName(this.#search, this.#rows, request))
  }

  /** Everything, for a checkpoint; what is given is in use and must not be changed. */
  stored(): StoredIndex {
    this.#search.flush()
    return {
      rows: this.#rows.stored(),
      ...this.#search.stored(),
      orders: this.#orders.stored(),
      missed: [...this.#missed]
    }
  }
}
