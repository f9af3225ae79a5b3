import type { Store } from './spool'

/** Long texts, written down one after the other and read in that order; memory does not grow with them. */
export interface Texts {
  add(text: string): void
  all(): Generator<string>
}

export function createTexts(store: Store): Texts {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  const places: { readonly at: number; readonly length: number }[] = []
  return {
    add(text) {
      const bytes = encoder.encode(text)
      places.push({ at: store.append(bytes), length: bytes.length })
    },
    *all() {
      for (const { at, length } of places) yield decoder.decode(store.read(at, length))
    }
  }
}
