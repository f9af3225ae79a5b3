import { kindNamed } from '../../../shared/records/kinds'
import { kindColumns } from './entry'
import type { Entry } from './entry'
import { facetNames } from './facets'
import { Ids } from './ids'
import { byteList, numberList, wordList } from './lists'
import { TermLists } from './termLists'
import { TextPool } from './textPool'
import type { StoredRows } from './stored'

/** A cell in one word: the column's position above, the number of its text below. */
const columnShift = 26
const textMask = (1 << columnShift) - 1
const mostColumns = 64

/** What lists, facets and labels show of every record, by row number. Rows are never given to another record. */
export class Rows {
  readonly ids: Ids
  readonly texts: TextPool
  /** The terms that facets count, and those that are only offered again. */
  readonly facets: TermLists
  readonly offered: TermLists
  readonly kinds: string[]
  readonly #kindNumbers: Map<string, number>
  readonly #kind
  readonly #flags
  readonly #updatedAt
  readonly #title
  readonly #code
  /** Where a row's block begins: the number of its cells, then the cells. */
  readonly #cellsAt
  readonly #cells

  constructor(stored?: StoredRows) {
    this.ids = new Ids(stored?.ids)
    this.texts = new TextPool(stored?.texts)
    this.facets = new TermLists(this.texts, stored?.facets)
    this.offered = new TermLists(this.texts, stored?.offered)
    this.kinds = [...(stored?.kinds ?? [])]
    this.#kindNumbers = new Map(this.kinds.map((name, number) => [name, number]))
    this.#kind = byteList(stored?.kind)
    this.#flags = byteList(stored?.flags)
    this.#updatedAt = numberList(stored?.updatedAt)
    this.#title = wordList(stored?.title)
    this.#code = wordList(stored?.code)
    this.#cellsAt = wordList(stored?.cellsAt)
    this.#cells = wordList(stored?.cells)
  }

  get length(): number {
    return this.ids.length
  }

  put(id: string, entry: Entry): number {
    const row = this.ids.take(id)
    if (row < this.#kind.length) this.#count(row, -1)
    this.#kind.set(row, this.#kindNumber(entry.kind))
    this.#flags.set(row, entry.flags)
    this.#updatedAt.set(row, entry.updatedAt)
    // Mostly the texts of cells as well.
    this.#title.set(row, this.texts.intern(entry.title))
    this.#code.set(row, this.texts.intern(entry.code))
    this.#cellsAt.set(row, this.#cells.length)
    const cells = entry.cells.filter(([column]) => column < mostColumns)
    this.#cells.push(cells.length)
    for (const [column, text] of cells) {
      this.#cells.push(((column << columnShift) | this.texts.intern(text)) >>> 0)
    }
    const isFacet = ([place]: readonly [string, string]): boolean => facetNames.has(place)
    this.facets.put(row, entry.terms.filter(isFacet))
    this.offered.put(
      row,
      entry.terms.filter(term => !isFacet(term))
    )
    this.#count(row, 1)
    return row
  }

  kindOf(row: number): string {
    return this.kinds[this.#kind.at(row)] ?? ''
  }

  kindNumberOf(row: number): number {
    return this.#kind.at(row)
  }

  flagsOf(row: number): number {
    return this.#flags.at(row)
  }

  updatedAtOf(row: number): number {
    return this.#updatedAt.at(row)
  }

  titleOf(row: number): string {
    return this.texts.get(this.#title.at(row))
  }

  titleNumberOf(row: number): number {
    return this.#title.at(row)
  }

  codeOf(row: number): string {
    return this.texts.get(this.#code.at(row))
  }

  /** How the record is named where others mention it. */
  labelOf(row: number): string {
    return this.titleOf(row) || this.codeOf(row)
  }

  /** Number of the text of a cell; -1 where the record has nothing there. */
  cellOf(row: number, position: number): number {
    const { data } = this.#cells
    const start = this.#cellsAt.at(row)
    const end = start + (data[start] ?? 0)
    for (let at = start + 1; at <= end; at++) {
      const cell = data[at] ?? 0
      if (cell >>> columnShift === position) return cell & textMask
    }
    return -1
  }

  /** Position of a column among those of each kind, by the kind's number; -1 where the kind has none. */
  positionsOf(column: string): Int16Array {
    return Int16Array.from(this.kinds, name => {
      const kind = kindNamed(name)
      return (kind && kindColumns(kind).byId.get(column)) ?? -1
    })
  }

  flags(): Uint8Array {
    return this.#flags.data
  }

  kindNumbers(): Uint8Array {
    return this.#kind.data
  }

  stored(): StoredRows {
    return {
      ids: this.ids.stored(),
      texts: this.texts.stored(),
      kinds: this.kinds,
      kind: this.#kind.used(),
      flags: this.#flags.used(),
      updatedAt: this.#updatedAt.used(),
      title: this.#title.used(),
      code: this.#code.used(),
      cellsAt: this.#cellsAt.used(),
      cells: this.#cells.used(),
      facets: this.facets.stored(),
      offered: this.offered.stored()
    }
  }

  /** Keeps the counts of terms, which are those of the records that are there. */
  #count(row: number, by: number): void {
    if (this.#flags.at(row) & 1) return
    for (const of of [this.facets, this.offered]) {
      of.each(row, term => {
        of.terms.count(term, by)
      })
    }
  }

  #kindNumber(name: string): number {
    const known = this.#kindNumbers.get(name)
    if (known !== undefined) return known
    this.#kindNumbers.set(name, this.kinds.length)
    this.kinds.push(name)
    return this.kinds.length - 1
  }
}
