const nothing: ReadonlySet<string> = new Set()

/** Which things stand under a key: the figures of a subject, the sections of a body. */
export class Lookup {
  /** Under most keys stands one thing, of which a set would take many times the memory. */
  readonly #under = new Map<string, string | Set<string>>()

  of(key: string): ReadonlySet<string> {
    const found = this.#under.get(key)
    if (found === undefined) return nothing
    return typeof found === 'string' ? new Set([found]) : found
  }

  has(key: string): boolean {
    return this.#under.has(key)
  }

  keys(): IterableIterator<string> {
    return this.#under.keys()
  }

  /** Takes a thing from the keys it stood under and puts it under others. */
  move(id: string, from: readonly string[] | undefined, to: readonly string[] | undefined): void {
    for (const key of from ?? []) this.#remove(id, key)
    for (const key of to ?? []) this.#add(id, key)
  }

  #add(id: string, key: string): void {
    const found = this.#under.get(key)
    if (found === undefined) this.#under.set(key, id)
    else if (typeof found !== 'string') found.add(id)
    else if (found !== id) this.#under.set(key, new Set([found, id]))
  }

  #remove(id: string, key: string): void {
    const found = this.#under.get(key)
    if (found === id) this.#under.delete(key)
    if (found === undefined || typeof found === 'string') return
    found.delete(id)
    if (found.size === 0) this.#under.delete(key)
  }
}
