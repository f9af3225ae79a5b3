type Numbers = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/** A typed array that grows. `data` may be longer than `length`, and is another one after growing. */
export class List<Data extends Numbers> {
  data: Data
  length: number

  /** Begins with these values, and takes what is free behind them in their buffer. */
  constructor(data: Data) {
    const Constructor = data.constructor as new (buffer: ArrayBuffer, from: number) => Data
    this.data = new Constructor(data.buffer, data.byteOffset)
    this.length = data.length
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(1)
    this.data[this.length++] = value
  }

  append(values: ArrayLike<number>): void {
    this.reserve(values.length)
    this.data.set(values, this.length)
    this.length += values.length
  }

  at(index: number): number {
    return this.data[index] ?? 0
  }

  set(index: number, value: number): void {
    if (index >= this.length) {
      this.reserve(index + 1 - this.length)
      this.length = index + 1
    }
    this.data[index] = value
  }

  removeAt(index: number): void {
    this.data.copyWithin(index, index + 1, this.length)
    this.length--
  }

  insertAt(index: number, value: number): void {
    this.reserve(1)
    this.data.copyWithin(index + 1, index, this.length++)
    this.data[index] = value
  }

  /** Makes room for so many more; large lists grow by less, to waste little. */
  reserve(more: number): void {
    const needed = this.length + more
    if (needed <= this.data.length) return
    const growth = needed < 1 << 20 ? 2 : 1.25
    const Constructor = this.data.constructor as new (length: number) => Data
    const grown = new Constructor(Math.max(16, Math.ceil(needed * growth)))
    grown.set(this.data.subarray(0, this.length))
    this.data = grown
  }

  used(): Data {
    return this.data.subarray(0, this.length) as Data
  }
}

export type ByteList = List<Uint8Array<ArrayBuffer>>
export type WordList = List<Uint32Array<ArrayBuffer>>
export type NumberList = List<Float64Array<ArrayBuffer>>

export const byteList = (data?: Uint8Array<ArrayBuffer>): ByteList =>
  new List(data ?? new Uint8Array(0))
export const wordList = (data?: Uint32Array<ArrayBuffer>): WordList =>
  new List(data ?? new Uint32Array(0))
export const numberList = (data?: Float64Array<ArrayBuffer>): NumberList =>
  new List(data ?? new Float64Array(0))
