import type { Positions } from '../../shared/changeLog/changeset'
import type { OpenCatalogue } from '../../shared/ipc'
import type { Query } from '../../shared/search/query'
import type { Row } from '../worker/indexTypes'

/** The beginning of a list, as it was shown last. */
export interface FirstRows {
  readonly query: Query
  readonly columns: readonly string[]
  readonly count: number
  readonly rows: readonly Row[]
  /** Version of the application, and the language of what the rows show. */
  readonly made: string
}

/** What the journal held when it was shown: after any change it is not used. */
type Kept = FirstRows & { readonly device: string; readonly positions: string }

const key = 'firstRows'

/** Keeps the beginning of the list in sight for the next start, which shows it before the index is loaded. */
export function keepFirstRows(device: string, positions: Positions, shown: FirstRows): void {
  const kept: Kept = { device, positions: ordered(positions), ...shown }
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // Where there is no room the next start waits for the index, as it does with another list.
    localStorage.removeItem(key)
  }
}

/** Null where another list, or another state of the catalogue, was shown last. */
export function keptFirstRows(
  { device, positions }: Pick<OpenCatalogue, 'device' | 'positions'>,
  { query, columns, made }: Pick<FirstRows, 'query' | 'columns' | 'made'>
): FirstRows | null {
  const kept = read()
  const isSame =
    kept?.device === device &&
    kept.positions === ordered(positions) &&
    JSON.stringify([kept.query, kept.columns, kept.made]) === JSON.stringify([query, columns, made])
  return isSame ? kept : null
}

function read(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

function ordered(positions: Positions): string {
  return JSON.stringify(Object.entries(positions).sort())
}
