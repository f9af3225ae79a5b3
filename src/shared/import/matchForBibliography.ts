import type { MatchRule } from './plan'

/** What names a work for all the world, the surest first. */
const identifiers = ['doi', 'isbn', 'url']

/**
 * How the entries of a bibliography find the sources that are there: by an identifier that every row has, else by
 * title and date with the creators; null for a table that is none, having no `source_kind`.
 */
export function matchForBibliography(
  header: readonly string[],
  rows: readonly (readonly string[])[]
): MatchRule | null {
  if (!header.includes('source_kind') || !header.includes('title')) return null
  if (header.includes('reference_code')) return null
  const isFilled = (column: number): boolean =>
    column !== -1 && rows.every(row => (row[column] ?? '').trim() !== '')
  const columns = identifiers.map(name => header.indexOf(name))
  const identifier = rows.length === 0 ? undefined : columns.find(isFilled)
  if (identifier !== undefined) return { by: 'columns', columns: [identifier] }
  const named = ['title', 'creator', 'date'].map(name => header.indexOf(name))
  return { by: 'columns', columns: named.filter(column => column !== -1) }
}
