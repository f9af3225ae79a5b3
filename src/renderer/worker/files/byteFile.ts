/** Where derived data is written to or read from. */
export interface ByteFile {
  size(): number
  read(target: Uint8Array<ArrayBuffer>, at: number): void
  write(source: Uint8Array<ArrayBuffer>, at: number): void
}

export type Numbers = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

export function bytesOf(array: Numbers): Uint8Array<ArrayBuffer> {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

/**
 * Sixteen bytes at a time, in four sums that do not wait for one another: a CRC of some hundred megabytes would take a
 * second.
 */
export function checksum(bytes: Uint8Array<ArrayBuffer>): number {
  const start = bytes.byteOffset % 4 === 0 ? bytes.byteOffset : -1
  const count = start < 0 ? 0 : Math.floor(bytes.length / 16) * 4
  const words = new Int32Array(bytes.buffer, Math.max(0, start), count)
  let [one, two, three, four] = [bytes.length | 0, 1, 2, 3]
  for (let at = 0; at < count; at += 4) {
    one = Math.imul(one ^ (words[at] ?? 0), factor)
    two = Math.imul(two ^ (words[at + 1] ?? 0), factor)
    three = Math.imul(three ^ (words[at + 2] ?? 0), factor)
    four = Math.imul(four ^ (words[at + 3] ?? 0), factor)
    one ^= one >>> 15
    two ^= two >>> 15
    three ^= three >>> 15
    four ^= four >>> 15
  }
  let sum = [two, three, four].reduce((all, each) => Math.imul(all ^ each, factor), one)
  for (let at = count * 4; at < bytes.length; at++) {
    sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193)
  }
  return sum >>> 0
}

const factor = 0x9e3779b1
