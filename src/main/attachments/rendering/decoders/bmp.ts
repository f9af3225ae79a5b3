import { failure } from '../../failureCodes'
import { bmpHeader, type BmpHeader } from './bmpHeader'
import { expandRuns } from './bmpRuns'
import type { Decoded, Decoder } from './decoder'

/** Windows bitmaps of 1 to 32 bits a pixel, with runs or without; no package read all of them rightly. */
export const bmp: Decoder = {
  sizes: bytes => {
    const { width, height } = bmpHeader(bytes)
    return Promise.resolve([{ width, height }])
  },
  decode: bytes => Promise.resolve(decoded(bytes, bmpHeader(bytes)))
}

type Colour = (row: Buffer, x: number) => number

function decoded(bytes: Buffer, header: BmpHeader): Decoded {
  const { width, height, bits, isTopDown, hasRuns } = header
  const stride = hasRuns ? width : Math.ceil((width * bits) / 32) * 4
  const rows = hasRuns ? expandRuns(bytes.subarray(header.pixels), header) : pixelsOf(bytes, header)
  const colour = colourOf(bytes, header)
  const data = Buffer.alloc(width * height * 3, 255)
  for (let y = 0; y < height; y += 1) {
    const start = (isTopDown ? y : height - 1 - y) * stride
    const row = rows.subarray(start, start + stride)
    // What is missing at the end of a torn file stays white.
    if (row.length < stride) continue
    for (let x = 0; x < width; x += 1) data.writeUIntBE(colour(row, x), (y * width + x) * 3, 3)
  }
  return { data, width, height, channels: 3 }
}

function pixelsOf(bytes: Buffer, { pixels }: BmpHeader): Buffer {
  if (pixels >= bytes.length) throw failure('damaged', 'There are no pixels')
  return bytes.subarray(pixels)
}

/** Reads the colour at a place of a row, as 24 bits with red first. */
function colourOf(bytes: Buffer, header: BmpHeader): Colour {
  const { bits, hasRuns } = header
  if (bits <= 8) return paletteColour(bytes, header, hasRuns ? 8 : bits)
  if (bits === 24) return (row, x) => row.readUIntLE(x * 3, 3)
  const channel = header.masks.map(channelOf)
  const [red, green, blue] = channel
  if (!red || !green || !blue) throw failure('damaged', 'The colours are not described')
  const size = bits / 8
  return (row, x) => {
    const pixel = row.readUIntLE(x * size, size)
    return red(pixel) * 65_536 + green(pixel) * 256 + blue(pixel)
  }
}

function paletteColour(bytes: Buffer, { palette }: BmpHeader, bits: number): Colour {
  const colours = Array.from({ length: 2 ** bits }, (_, index) => {
    const at = palette.at + index * palette.bytes
    return index < palette.count && at + 3 <= bytes.length ? bytes.readUIntLE(at, 3) : 0
  })
  const perByte = 8 / bits
  const mask = 2 ** bits - 1
  return (row, x) => {
    const byte = row[Math.floor(x / perByte)] ?? 0
    return colours[(byte >> (8 - bits - (x % perByte) * bits)) & mask] ?? 0
  }
}

/** The bits under a mask, as eight bits. */
function channelOf(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0
  const lowest = mask & -mask
  const shift = 2 ** (31 - Math.clz32(lowest >>> 0))
  const most = Math.floor((mask >>> 0) / shift)
  return pixel => Math.round(((((pixel & mask) >>> 0) / shift) * 255) / most)
}
