import { wordList } from './lists'
import type { WordList } from './lists'
import type { StoredTermLists } from './stored'
import { Terms } from './terms'
import type { TextPool } from './textPool'

/** The terms of each row. */
export class TermLists {
  readonly terms: Terms
  /** Where a row's block begins: the number of its terms, then the terms. */
  readonly at: WordList
  readonly lists: WordList

  constructor(texts: TextPool, stored?: StoredTermLists) {
    this.terms = new Terms(texts, stored?.terms)
    this.at = wordList(stored?.at)
    this.lists = wordList(stored?.lists)
  }

  put(row: number, terms: readonly (readonly [place: string, value: string])[]): void {
    this.at.set(row, this.lists.length)
    this.lists.push(terms.length)
    for (const [place, value] of terms) this.lists.push(this.terms.take(place, value))
  }

  /** Calls with each term of a row. */
  each(row: number, take: (term: number) => void): void {
    const { data } = this.lists
    const start = this.at.at(row)
    const end = start + (data[start] ?? 0)
    for (let at = start + 1; at <= end; at++) take(data[at] ?? 0)
  }

  has(row: number, isSought: (term: number) => boolean): boolean {
    const { data } = this.lists
    const start = this.at.at(row)
    const end = start + (data[start] ?? 0)
    for (let at = start + 1; at <= end; at++) if (isSought(data[at] ?? 0)) return true
    return false
  }

  stored(): StoredTermLists {
    return { terms: this.terms.stored(), at: this.at.used(), lists: this.lists.used() }
  }
}
