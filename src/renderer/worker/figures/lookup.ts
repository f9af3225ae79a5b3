const nothing: ReadonlySet<string> = new Set()

/** Which things stand under a key: the figures of a subject, the sections of a body. */
export class Lookup {
  readonly #under = new Map<string, Set<string>>()

  of(key: string): ReadonlySet<string> {
    return this.#under.get(key) ?? nothing
  }

  keys(): IterableIterator<string> {
    return this.#under.keys()
  }

  /** Takes a thing from the keys it stood under and puts it under others. */
  move(id: string, from: readonly string[] | undefined, to: readonly string[] | undefined): void {
    for (const key of from ?? []) {
      const set = this.#under.get(key)
      set?.delete(id)
      if (set?.size === 0) this.#under.delete(key)
    }
    for (const key of to ?? []) {
      const set = this.#under.get(key)
      if (set) set.add(id)
      else this.#under.set(key, new Set([id]))
    }
  }
}
