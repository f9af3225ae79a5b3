import type { CatalogueRecord } from '../../../shared/records/record'
import type { Locale } from '../../../shared/records/words'
import type { Condition } from '../../../shared/search/query'
import type { Facet, Query } from '../indexTypes'
import { Bits } from './bits'
import { meeting } from './conditions'
import { Flag } from './entry'
import { facetCounts, filtered } from './facets'
import { find, wordsSought } from './find'
import type { Hits } from './find'
import type { Orders } from './orders'
import { byRelevance, inOrder } from './ranking'
import { recordTest } from './recordConditions'
import type { Rows } from './rows'
import type { SearchIndex } from './searchIndex'

/** Reads records for what the columns do not hold. */
export interface RecordReader {
  read(ids: readonly string[]): Promise<readonly CatalogueRecord[]>
  /** The records that refer to any of these, in pages. */
  mentioning(ids: readonly string[]): AsyncIterable<readonly CatalogueRecord[]>
}

interface Naming {
  readonly locale: Locale
  titleOf(id: string): string
}

type OnProgress = (done: number, total: number) => void

const recordsPerRead = 500
/** While more rows than these are being taken up, they are listed as they come. */
const sortedWhileFilling = 50_000

/** Answers queries: which rows, in which order, with which facets. */
export class ListFinder {
  readonly #rows: Rows
  readonly #search: SearchIndex
  readonly #orders: Orders
  readonly #naming: Naming
  /** What was found last: a list and its facets are asked for one after the other. */
  #last: {
    readonly key: string
    readonly among: Promise<Bits>
    readonly hits: Hits | null
  } | null = null
  #lastBase: { readonly key: string; readonly bits: Bits } | null = null
  isFilling = false

  constructor(rows: Rows, search: SearchIndex, orders: Orders, naming: Naming) {
    this.#rows = rows
    this.#search = search
    this.#orders = orders
    this.#naming = naming
  }

  /** After records have changed. */
  forget(): void {
    this.#last = null
    this.#lastBase = null
  }

  async view(query: Query, reader: RecordReader, onProgress?: OnProgress): Promise<Uint32Array> {
    const { among, hits } = this.#found(query, reader, onProgress)
    return this.#ordered(filtered(this.#rows, await among, query.filters), query, hits)
  }

  async facets(query: Query, reader: RecordReader): Promise<Readonly<Record<string, Facet>>> {
    const { among } = this.#found(query, reader)
    return facetCounts(this.#rows, await among, query.filters)
  }

  suggested(kinds: readonly string[], text: string): Uint32Array {
    const hits = find(this.#search, this.#rows, text)
    const among = this.#standing(kinds.length > 0 ? new Set(kinds) : null, false)
    if (hits) among.and(hits.rows)
    return this.#ordered(among, { text, sort: null }, hits)
  }

  /** The rows of a query, its filters left out. */
  #found(query: Query, reader: RecordReader, onProgress?: OnProgress) {
    const { kind, isTrash, text, conditions } = query
    const key = JSON.stringify([kind, isTrash, text, conditions ?? null])
    if (this.#last?.key === key) return this.#last
    const hits = find(this.#search, this.#rows, text)
    let base = this.#base(kind, isTrash)
    if (hits) base = base.copy().and(hits.rows)
    const among = conditions
      ? meeting(this.#rows, base, conditions, async (rows, condition) =>
          this.#checked(rows, condition, reader, onProgress)
        )
      : Promise.resolve(base)
    const found = { key, among, hits }
    this.#last = found
    among.catch(() => {
      if (this.#last === found) this.#last = null
    })
    return found
  }

  #base(kind: string | null, isTrash: boolean): Bits {
    const key = `${kind ?? ''} ${String(isTrash)}`
    if (this.#lastBase?.key !== key) {
      const bits = this.#standing(kind === null ? null : new Set([kind]), isTrash)
      this.#lastBase = { key, bits }
    }
    return this.#lastBase.bits
  }

  #standing(kinds: ReadonlySet<string> | null, isTrash: boolean): Bits {
    const rows = this.#rows
    const flags = rows.flags()
    const numbers = rows.kindNumbers()
    const isWanted = Uint8Array.from(rows.kinds, name => Number(!kinds || kinds.has(name)))
    const standing = new Bits(rows.length)
    // Written out for each word, since all rows are passed over after each change.
    for (let word = 0, row = 0; word < standing.words.length; word++) {
      let bits = 0
      for (const end = Math.min(row + 32, rows.length); row < end; row++) {
        const flag = flags[row] ?? 0
        const isThere = isTrash ? (flag & Flag.trash) !== 0 : (flag & Flag.deleted) === 0
        if (isThere && isWanted[numbers[row] ?? 0]) bits |= 1 << (row & 31)
      }
      standing.words[word] = bits
    }
    return standing
  }

  /** By reading the records themselves. */
  async #checked(
    among: Bits,
    condition: Condition,
    reader: RecordReader,
    onProgress?: OnProgress
  ): Promise<Bits> {
    const { locale, titleOf } = this.#naming
    const test = recordTest(condition, locale, titleOf)
    const met = new Bits(among.size)
    const rows = this.#holding(among, condition.field).rows()
    for (let from = 0; from < rows.length; from += recordsPerRead) {
      const ids = Array.from(rows.subarray(from, from + recordsPerRead), row =>
        this.#rows.ids.idOf(row)
      )
      for (const record of await reader.read(ids)) {
        if (test(record)) met.add(this.#rows.ids.rowOf(record.id))
      }
      onProgress?.(Math.min(rows.length, from + recordsPerRead), rows.length)
    }
    // A part that has to be empty is so, too, where the whole field is.
    if (condition.operator === 'isEmpty') met.or(among.copy().without(Bits.of(among.size, rows)))
    return met
  }

  /** The rows that have anything in the field. */
  #holding(among: Bits, field: string): Bits {
    const positions = this.#rows.positionsOf(field)
    const holding = new Bits(among.size)
    among.each(row => {
      const position = positions[this.#rows.kindNumberOf(row)] ?? -1
      if (position >= 0 && this.#rows.cellOf(row, position) >= 0) holding.add(row)
    })
    return holding
  }

  #ordered(
    bits: Bits,
    { text, sort }: Pick<Query, 'text' | 'sort'>,
    hits: Hits | null
  ): Uint32Array {
    const isUnsorted = this.isFilling && this.#rows.length > sortedWhileFilling
    if (isUnsorted) return bits.rows()
    if (sort) return inOrder(bits, this.#orders.of(sort.field), sort.direction === 'descending')
    if (!hits) return inOrder(bits, this.#orders.of('recordTitle'), false)
    const beginning = this.#orders.titlesBeginning(wordsSought(text).join(' '))
    return byRelevance(bits, hits, this.#orders.placed('recordTitle'), beginning)
  }
}
