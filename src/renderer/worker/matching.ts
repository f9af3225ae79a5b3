import type { Entry } from './entry'
import type { Query, Sort } from './indexTypes'

/** Whether a record belongs to a list; every word must begin some word of its text. */
export function matches(entry: Entry, query: Query, words: readonly string[]): boolean {
  if (query.isTrash ? !entry.isInTrash : entry.isDeleted) return false
  if (query.kind !== null && entry.kind !== query.kind) return false
  if (!words.every(word => entry.text.includes(' ' + word))) return false
  return Object.entries(query.filters).every(
    ([field, wanted]) =>
      wanted.length === 0 || wanted.some(value => entry.facets[field]?.includes(value))
  )
}

/** By the column asked for; otherwise titles that match the words come first, then by title. Empty values come last. */
export function sorted(
  entries: Entry[],
  sort: Sort | null,
  words: readonly string[]
): readonly Entry[] {
  if (sort) {
    const direction = sort.direction === 'ascending' ? 1 : -1
    return entries.sort((a, b) =>
      compareKeys(keyOf(a, sort.field), keyOf(b, sort.field), direction)
    )
  }
  if (words.length === 0) return entries.sort(byTitle)
  const ranks = new Map(entries.map(entry => [entry.id, rankOf(entry, words)]))
  return entries.sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0) || byTitle(a, b))
}

function keyOf(entry: Entry, field: string): string | number | null {
  return entry.sortKeys[field] ?? null
}

function compareKeys(
  a: string | number | null,
  b: string | number | null,
  direction: number
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction
  return collator.compare(String(a), String(b)) * direction
}

const collator = new Intl.Collator(undefined, { numeric: true })

function byTitle(a: Entry, b: Entry): number {
  return a.foldedTitle < b.foldedTitle ? -1 : a.foldedTitle > b.foldedTitle ? 1 : 0
}

function rankOf(entry: Entry, words: readonly string[]): number {
  if (entry.foldedTitle.startsWith(words.join(' '))) return 0
  const title = ' ' + entry.foldedTitle
  return words.every(word => title.includes(' ' + word)) ? 1 : 2
}
