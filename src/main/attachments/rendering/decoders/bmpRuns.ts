import type { BmpHeader } from './bmpHeader'

/** Run-length encoded pixels as one byte each, rows in the order of the file; torn runs leave what follows empty. */
export function expandRuns(runs: Buffer, { width, height, bits }: BmpHeader): Buffer {
  const pixels = Buffer.alloc(width * height)
  let [x, y, at] = [0, 0, 0]

  function put(index: number): void {
    if (x < width && y < height) pixels[y * width + x] = index
    x += 1
  }

  /** Of two four-bit indexes in a byte the higher comes first. */
  function indexIn(byte: number, position: number): number {
    return bits === 8 ? byte : position % 2 === 0 ? byte >> 4 : byte & 15
  }

  function verbatim(count: number): void {
    const bytes = bits === 8 ? count : Math.ceil(count / 2)
    for (let position = 0; position < count; position += 1) {
      put(indexIn(runs[at + (bits === 8 ? position : position >> 1)] ?? 0, position))
    }
    at += bytes + (bytes % 2)
  }

  while (at + 1 < runs.length && y < height) {
    const [count = 0, value = 0] = [runs[at], runs[at + 1]]
    at += 2
    if (count > 0)
      for (let position = 0; position < count; position += 1) put(indexIn(value, position))
    else if (value === 0) [x, y] = [0, y + 1]
    else if (value === 1) break
    else if (value === 2) {
      x += runs[at] ?? 0
      y += runs[at + 1] ?? 0
      at += 2
    } else verbatim(value)
  }
  return pixels
}
