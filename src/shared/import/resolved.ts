import type { Resolved } from './readValue'

/** Names are compared so, whatever the case. */
export function nameKey(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

/** The first of these lists of ids that holds any decides: by reference code, and where none has it by title. */
export function resolvedOf(lists: Iterable<readonly string[]>): Resolved {
  for (const [first, ...others] of lists) {
    if (others.length > 0) return 'ambiguous'
    if (first !== undefined) return { id: first }
  }
  return 'unknown'
}
