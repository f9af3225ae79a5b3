export interface BmpParts {
  readonly bits: number
  readonly data: readonly number[]
  readonly compression?: number
  readonly isTopDown?: boolean
  readonly palette?: readonly number[]
  readonly masks?: readonly number[]
}

const headers = 54

/** A Windows bitmap of two by two pixels, byte by byte. */
export function bmpFile(parts: BmpParts): Buffer {
  const { bits, data, compression = 0, isTopDown = false, palette = [], masks = [] } = parts
  const file = Buffer.alloc(headers + (palette.length + masks.length) * 4 + data.length)
  file.write('BM')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(file.length - data.length, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(2, 18)
  file.writeInt32LE(isTopDown ? -2 : 2, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(bits, 28)
  file.writeUInt32LE(compression, 30)
  file.writeUInt32LE(palette.length, 46)
  for (const [index, value] of [...masks, ...palette].entries()) {
    file.writeUInt32LE(value, headers + index * 4)
  }
  file.set(data, file.length - data.length)
  return file
}
