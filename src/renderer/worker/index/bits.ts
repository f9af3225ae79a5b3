/** A set of rows. */
export class Bits {
  readonly size: number
  readonly words: Uint32Array<ArrayBuffer>

  constructor(size: number) {
    this.size = size
    this.words = new Uint32Array(Math.ceil(size / 32))
  }

  static all(size: number): Bits {
    const bits = new Bits(size)
    bits.words.fill(0xffffffff)
    const rest = size % 32
    if (rest > 0) bits.words[bits.words.length - 1] = 2 ** rest - 1
    return bits
  }

  static of(size: number, rows: Iterable<number>): Bits {
    const bits = new Bits(size)
    for (const row of rows) bits.add(row)
    return bits
  }

  add(row: number): void {
    const word = row >>> 5
    this.words[word] = (this.words[word] ?? 0) | (1 << (row & 31))
  }

  delete(row: number): void {
    const word = row >>> 5
    this.words[word] = (this.words[word] ?? 0) & ~(1 << (row & 31))
  }

  empty(): void {
    this.words.fill(0)
  }

  has(row: number): boolean {
    return (((this.words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1
  }

  copy(): Bits {
    const copy = new Bits(this.size)
    copy.words.set(this.words)
    return copy
  }

  and(other: Bits): this {
    const { words } = this
    for (let at = 0; at < words.length; at++) words[at] = (words[at] ?? 0) & (other.words[at] ?? 0)
    return this
  }

  or(other: Bits): this {
    const { words } = this
    for (let at = 0; at < words.length; at++) words[at] = (words[at] ?? 0) | (other.words[at] ?? 0)
    return this
  }

  without(other: Bits): this {
    const { words } = this
    for (let at = 0; at < words.length; at++) words[at] = (words[at] ?? 0) & ~(other.words[at] ?? 0)
    return this
  }

  count(): number {
    let count = 0
    for (let bits of this.words) {
      bits -= (bits >>> 1) & 0x55555555
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
      count += (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
    }
    return count
  }

  each(take: (row: number) => void): void {
    this.eachInBoth(this, take)
  }

  eachInBoth({ words }: Bits, take: (row: number) => void): void {
    for (let at = 0; at < this.words.length; at++) {
      for (let bits = (this.words[at] ?? 0) & (words[at] ?? 0); bits !== 0; bits &= bits - 1) {
        take(at * 32 + (31 - Math.clz32(bits & -bits)))
      }
    }
  }

  rows(): Uint32Array<ArrayBuffer> {
    const rows = new Uint32Array(this.count())
    let length = 0
    this.each(row => (rows[length++] = row))
    return rows
  }
}
