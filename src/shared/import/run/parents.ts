import { hash53 } from '../hash'
import { textOf, valueOf } from '../../records/record'
import type { ReadRecords } from './readRecords'

/** What lies within what, in the catalogue and by the rows read so far. */
export interface Parents {
  /** Looks up what these lie within; to be awaited before they are asked for. */
  prepare(ids: readonly string[]): Promise<void>
  /** Whether a record is, or lies within, another. */
  isWithin(id: string, container: string): boolean
  /** A row puts a record within another. */
  put(id: string, parent: string): void
}

/** What stands on top. */
const nothing = 0

/**
 * Of a loop of rows the last one closes it. A record that a later row puts elsewhere counts as nowhere until then:
 * `isMoved` is told the hash of its id.
 */
export function createParents(
  { byId }: Pick<ReadRecords, 'byId'>,
  isMoved: (hash: number) => boolean
): Parents {
  const placed = new Map<number, number>()
  const stored = new Map<number, number>()

  function above(hash: number): number {
    const own = placed.get(hash)
    if (own !== undefined) return own
    return isMoved(hash) ? nothing : (stored.get(hash) ?? nothing)
  }

  return {
    async prepare(ids) {
      const isNew = (id: string): boolean => id !== '' && !stored.has(hash53(id))
      for (let wanted = ids.filter(isNew); wanted.length > 0;) {
        const found = await byId(wanted)
        const parents = found.map(record => (record ? textOf(valueOf(record, 'parent')) : ''))
        wanted.forEach((id, index) => {
          const parent = parents[index] ?? ''
          stored.set(hash53(id), parent === '' ? nothing : hash53(parent))
        })
        wanted = [...new Set(parents)].filter(isNew)
      }
    },
    isWithin(id, container) {
      const wanted = hash53(container)
      const seen = new Set<number>()
      for (let at = hash53(id); at !== nothing && !seen.has(at); at = above(at)) {
        if (at === wanted) return true
        seen.add(at)
      }
      return false
    },
    put: (id, parent) => placed.set(hash53(id), hash53(parent))
  }
}
