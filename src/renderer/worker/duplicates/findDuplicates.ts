import { duplicateKeys } from '../../../shared/duplicates/duplicateKeys'
import type { DuplicateRule, Fold } from '../../../shared/duplicates/duplicateKeys'
import { distinctField } from '../../../shared/duplicates/mergeRecords'
import { textOf, valuesOf } from '../../../shared/records/record'
import type { CatalogueRecord } from '../../../shared/records/record'

/** Records that may be the same, and why. */
export interface DuplicateGroup {
  readonly rules: readonly DuplicateRule[]
  readonly kind: string
  readonly ids: readonly string[]
}

/** Larger groups share a word that says nothing, such as "Report". */
const largestGroup = 20

/** Gathers records page by page; of each it keeps its id and numbers that stand for its keys. */
export class DuplicateFinder {
  readonly #fold: Fold
  readonly #ids: string[] = []
  readonly #kinds: string[] = []
  readonly #firstByKey = new Map<number, number>()
  readonly #rowsByKey = new Map<number, { rule: DuplicateRule; rows: number[] }>()
  readonly #distinct = new Set<string>()

  constructor(fold: Fold) {
    this.#fold = fold
  }

  put(records: readonly CatalogueRecord[]): void {
    for (const record of records) {
      const keys = duplicateKeys(record, this.#fold)
      if (keys.length === 0) continue
      const row = this.#ids.push(record.id) - 1
      this.#kinds.push(record.kind)
      for (const { rule, text } of keys) this.#add(hash(text), rule, row)
      for (const id of valuesOf(record, distinctField)) {
        this.#distinct.add(pairOf(record.id, textOf(id)))
      }
    }
  }

  #add(key: number, rule: DuplicateRule, row: number): void {
    const first = this.#firstByKey.get(key)
    if (first === undefined) this.#firstByKey.set(key, row)
    else {
      const known = this.#rowsByKey.get(key)
      if (known) known.rows.push(row)
      else this.#rowsByKey.set(key, { rule, rows: [first, row] })
    }
  }

  /** Records that share a key, those known to be different left out; the same records once, with every reason. */
  groups(): readonly DuplicateGroup[] {
    const found = new Map<string, { rules: Set<DuplicateRule>; rows: readonly number[] }>()
    for (const { rule, rows } of this.#rowsByKey.values()) {
      const similar = this.#withoutDistinct([...new Set(rows)])
      if (similar.length < 2 || similar.length > largestGroup) continue
      const name = similar.join(' ')
      const known = found.get(name)
      if (known) known.rules.add(rule)
      else found.set(name, { rules: new Set([rule]), rows: similar })
    }
    return [...found.values()].map(({ rules, rows }) => ({
      rules: [...rules],
      kind: this.#kinds[rows[0] ?? 0] ?? '',
      ids: rows.map(row => this.#ids[row] ?? '')
    }))
  }

  /** Those that are not known to differ from every other one. */
  #withoutDistinct(rows: readonly number[]): readonly number[] {
    return rows.filter(row =>
      rows.some(other => {
        const pair = pairOf(this.#ids[row] ?? '', this.#ids[other] ?? '')
        return other !== row && !this.#distinct.has(pair)
      })
    )
  }
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/** 53 bits of a text (cyrb53): a million records have a chance of one in a thousand of a single mistaken pair. */
function hash(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
