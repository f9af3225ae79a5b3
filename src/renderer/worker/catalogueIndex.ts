import type { CatalogueRecord } from '../../shared/records/record'
import type { Resolved } from '../../shared/import/readValue'
import type { NameRequest } from '../../shared/import/referenceTexts'
import type { Locale } from '../../shared/records/words'
import { entryOf } from './entry'
import type { Entry } from './entry'
import { fold } from './fold'
import type { Counts, FacetValue, Query, RecordLabel } from './indexTypes'
import { matches, sorted } from './matching'
import { createNameLookup } from './nameLookup'

/** Kinds that are named by other records and so must be read after those. */
const derivedTitles = new Set(['citation', 'figure'])
const greatestDepth = 3

/** The index itself, without worker or database, so that it can be tested as it is. */
export class Entries {
  readonly #entries = new Map<string, Entry>()
  readonly #referring = new Map<string, Set<string>>()
  readonly #names = createNameLookup(() => this.#entries.values())
  #locale: Locale
  readonly titleOf = (id: string): string => {
    const entry = this.#entries.get(id)
    return entry ? entry.title || entry.code : ''
  }

  constructor(locale: Locale) {
    this.#locale = locale
  }

  setLocale(locale: Locale): void {
    this.#locale = locale
  }

  clear(): void {
    this.#entries.clear()
    this.#names.forget()
    this.#referring.clear()
  }

  /** Takes up records; returns the ids of others whose titles mention these and should be taken up again. */
  put(records: readonly CatalogueRecord[]): string[] {
    this.#names.forget()
    const inOrder = [...records].sort(
      (a, b) => Number(derivedTitles.has(a.kind)) - Number(derivedTitles.has(b.kind))
    )
    const renamed = new Set<string>()
    for (const record of inOrder) {
      const before = this.#entries.get(record.id)
      const entry = entryOf(record, this.#locale, id => this.titleOf(id))
      this.#entries.set(record.id, entry)
      this.#keepReferring(before, entry)
      if (before?.title !== entry.title) renamed.add(record.id)
    }
    const given = new Set(records.map(({ id }) => id))
    return [...renamed]
      .flatMap(id => [...(this.#referring.get(id) ?? [])])
      .filter(id => !given.has(id))
  }

  #keepReferring(before: Entry | undefined, entry: Entry): void {
    for (const id of before?.refs ?? []) this.#referring.get(id)?.delete(entry.id)
    for (const id of entry.refs) {
      const referring = this.#referring.get(id)
      if (referring) referring.add(entry.id)
      else this.#referring.set(id, new Set([entry.id]))
    }
  }

  get locale(): Locale {
    return this.#locale
  }

  labels(ids: readonly string[]): RecordLabel[] {
    return ids.flatMap(id => {
      const entry = this.#entries.get(id)
      return entry ? [labelOf(entry)] : []
    })
  }

  counts(): Counts {
    const byKind: Record<string, number> = {}
    let trash = 0
    let drafts = 0
    for (const entry of this.#entries.values()) {
      if (entry.isInTrash) trash++
      if (entry.isDeleted) continue
      byKind[entry.kind] = (byKind[entry.kind] ?? 0) + 1
      if (entry.isDraft) drafts++
    }
    return { byKind, trash, drafts }
  }

  query(query: Query): string[] {
    const found: Entry[] = []
    const words = fold(query.text).split(' ').filter(Boolean)
    for (const entry of this.#entries.values()) if (matches(entry, query, words)) found.push(entry)
    return sorted(found, query.sort, words).map(({ id }) => id)
  }

  facets(query: Query): Record<string, readonly FacetValue[]> {
    const counts: Record<string, Map<string, number>> = {}
    const words = fold(query.text).split(' ').filter(Boolean)
    for (const entry of this.#entries.values()) {
      for (const [field, values] of Object.entries(entry.facets)) {
        // A facet is counted under the other facets' filters, so that its own choice can be changed.
        const others = { ...query.filters, [field]: [] }
        if (!matches(entry, { ...query, filters: others }, words)) continue
        const byValue = (counts[field] ??= new Map<string, number>())
        for (const value of values) byValue.set(value, (byValue.get(value) ?? 0) + 1)
      }
    }
    return Object.fromEntries(
      Object.entries(counts).map(([field, byValue]) => [
        field,
        [...byValue]
          .map(([value, count]) => ({ value, count }))
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      ])
    )
  }

  suggest(kinds: readonly string[], text: string, limit: number): RecordLabel[] {
    const words = fold(text).split(' ').filter(Boolean)
    const found: Entry[] = []
    for (const entry of this.#entries.values()) {
      if (entry.isDeleted || (kinds.length > 0 && !kinds.includes(entry.kind))) continue
      if (words.every(word => entry.text.includes(' ' + word))) found.push(entry)
    }
    return sorted(found, null, words).slice(0, limit).map(labelOf)
  }

  resolveNames(requests: readonly NameRequest[]): readonly Resolved[] {
    return this.#names.resolve(requests)
  }

  withCode(code: string): string[] {
    return [...this.#entries.values()]
      .filter(entry => entry.code === code && !entry.isDeleted)
      .map(({ id }) => id)
  }

  /** Takes up records and, as far as titles follow from titles, those that mention them. */
  async putAll(
    records: readonly CatalogueRecord[],
    read: (ids: readonly string[]) => Promise<readonly CatalogueRecord[]>
  ): Promise<void> {
    let mentioning = this.put(records)
    for (let depth = 0; depth < greatestDepth && mentioning.length > 0; depth++) {
      mentioning = this.put(await read(mentioning))
    }
  }
}

function labelOf(entry: Entry): RecordLabel {
  const { id, kind, title, code, isDeleted } = entry
  return { id, kind, title, code, isDeleted }
}
