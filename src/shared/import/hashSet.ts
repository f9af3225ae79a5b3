/**
 * A set of hashes (`hash53`), 16 to 32 bytes each: a million of them take what a Set of a hundred thousand does.
 * Zero, which no text is expected to hash to, counts as there.
 */
export class HashSet {
  #slots = new Float64Array(1024)
  #size = 0

  has(hash: number): boolean {
    return hash === 0 || this.#slots[this.#slotOf(this.#slots, hash)] === hash
  }

  add(hash: number): void {
    if (this.has(hash)) return
    if (this.#size * 2 >= this.#slots.length) this.#grow()
    this.#slots[this.#slotOf(this.#slots, hash)] = hash
    this.#size++
  }

  #slotOf(slots: Float64Array, hash: number): number {
    let slot = hash % slots.length
    while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) % slots.length
    return slot
  }

  #grow(): void {
    const slots = new Float64Array(this.#slots.length * 2)
    for (const hash of this.#slots) if (hash !== 0) slots[this.#slotOf(slots, hash)] = hash
    this.#slots = slots
  }
}
