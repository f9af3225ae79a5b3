import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

const paper = (width: number, height: number, background = '#d8c8a0') =>
  sharp({ create: { width, height, channels: 3, background } })

export const jpeg = (width: number, height: number) => paper(width, height).jpeg().toBuffer()
export const png = (width: number, height: number) => paper(width, height).png().toBuffer()

/** A photograph-like picture, whose JPEG has data all over. */
export const noisyJpeg = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 60 }
    }
  })
    .jpeg()
    .toBuffer()

/** Pages of one size, each in its own colour. */
export async function multiPageTiff(colours: readonly string[]): Promise<Buffer> {
  const pages = await Promise.all(colours.map(colour => paper(100, 140, colour).png().toBuffer()))
  return sharp(pages, { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer()
}

/** One bit a pixel, as offices fax and archives scan: white with a black left half. */
export async function groupFourTiff(): Promise<Buffer> {
  const black = await paper(500, 1400, 'black').png().toBuffer()
  const drawn = await paper(1000, 1400, 'white')
    .composite([{ input: black, left: 0, top: 0 }])
    .png()
    .toBuffer()
  return sharp(drawn)
    .removeAlpha()
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer()
}

export const sixteenBitPng = () => paper(120, 80, '#ff8000').toColourspace('rgb16').png().toBuffer()

export const cmykJpeg = () => paper(120, 80, '#ff0000').toColourspace('cmyk').jpeg().toBuffer()

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** A black square of one bit a pixel: at 16,000 pixels a side 31 KB stand for 256 million pixels. */
export function pngBomb(side: number, rowsPresent = side): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const rows = Buffer.alloc((1 + Math.ceil(side / 8)) * rowsPresent)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0))
  ])
}

/** A page of 8 by 8 grey pixels whose directory names itself as the next one. */
export function cyclicTiff(): Buffer {
  const entries: [tag: number, type: number, value: number][] = [
    [256, 3, 8],
    [257, 3, 8],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 200],
    [277, 3, 1],
    [278, 3, 8],
    [279, 4, 64]
  ]
  const tiff = Buffer.alloc(264, 0x80)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(entries.length, 8)
  entries.forEach(([tag, type, value], index) => {
    const at = 10 + index * 12
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(1, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  })
  tiff.writeUInt32LE(8, 10 + entries.length * 12)
  return tiff
}
