import { createRequire } from 'node:module'
import sharp from 'sharp'
import type { Sharp, TiffOptions } from 'sharp'
import { bmpOf } from './bitmap'

const [width, height] = [640, 480]

/** Blue on the left, orange on the right: whether it is upright and whole can be seen. */
function twoHalves(): Sharp {
  const rectangle = (across: number, colour: string): string =>
    `<rect width="${String(across)}" height="${String(height)}" fill="${colour}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">${rectangle(width, '#ff8000')}${rectangle(width / 2, '#0040ff')}</svg>`
  return sharp(Buffer.from(svg)).flatten({ background: 'white' })
}

/** The same picture in 64 by 48 pixels, made by libheif with x265. */
const heic =
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAvxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA' +
  'AAAAAA5waXRtAAAAAAACAAAAGGlkYXQAAAAAAEAAMAAAAAAAQAAwAAAAYGlsb2MBAAAAREAABAABAAAAAAAAAyAAAQAAAAAA' +
  'AABHAAIAAQAAAAAAAAABAAAAAAAAAAgAAwAAAAAAAANnAAEAAAAAAAAAEwAEAAEAAAAAAAAAAQAAAAgAAAAIAAAAYmlpbmYA' +
  'AAAAAAQAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAAAVaW5mZQIAAAEAAwAAaHZjMQAAAAAV' +
  'aW5mZQIAAAAABAAAZ3JpZAAAAAGxaXBycAAAAYRpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEM' +
  'Af//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEA' +
  'BkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAcWh2Y0MB' +
  'BAgAAAAAAAAAAAAe8AD8/Pj4AAAPAyAAAQAXQAEMAf//BAgAAAMAn/gAAAMAAB66AkAhAAEAJkIBAQQIAAADAJ/4AAADAAAe' +
  'wIIEFlurkprmwIAAAAMAgAAAAwCEIgABAAZEAcFzwIkAAAAUaXNwZQAAAAAAAABAAAAAQAAAABRpc3BlAAAAAAAAAEAAAAAw' +
  'AAAADnBpeGkAAAAAAQgAAAAnYXV4QwAAAAB1cm46bXBlZzpoZXZjOjIwMTU6YXV4aWQ6MQAAAAAlaXBtYQAAAAAAAAAEAAEC' +
  'gQIAAgIDhAADAoUGAAQDB4iJAAAANmlyZWYAAAAAAAAADmRpbWcAAgABAAEAAAAOZGltZwAEAAEAAwAAAA5hdXhsAAQAAQAC' +
  'AAAAYm1kYXQAAABDKAGvWOb06r//6n15H6NZ//mx59X/8Fz6/9dAev7XcVpX20ax6z7wFyKHlWCJkUrfv7cQAU8AaFAnDCQg' +
  'OvuqQlhjSAAAAA8oAa6wtDy32H8gMAWeo4A='

interface J2kEncoder {
  getDecodedBuffer(image: object): Uint8Array
  encode(): void
  getEncodedBuffer(): Uint8Array
}

async function jpeg2000(): Promise<Buffer> {
  const load = createRequire(import.meta.url)('@cornerstonejs/codec-openjpeg/wasmjs') as (
    options: object
  ) => Promise<{ J2KEncoder: new () => J2kEncoder }>
  const quiet = { print: () => undefined, printErr: () => undefined }
  const encoder = new (await load(quiet)).J2KEncoder()
  const about = { width, height, bitsPerSample: 8, componentCount: 3, isSigned: false }
  encoder.getDecodedBuffer(about).set(await twoHalves().raw().toBuffer())
  encoder.encode()
  return Buffer.from(encoder.getEncodedBuffer())
}

const tiff = async (options: TiffOptions, image = twoHalves()): Promise<Buffer> =>
  image.tiff(options).toBuffer()

/** A fax page: 1728 white pixels in each of 40 lines, coded by ITU-T T.4 in one dimension. */
function groupThree(): Buffer {
  const line = '000000000001' + '010011011' + '00110101'
  const bits = line.repeat(40)
  const data = Buffer.alloc(Math.ceil(bits.length / 8))
  for (let at = 0; at < bits.length; at++) {
    if (bits[at] === '1') data[at >> 3] = (data[at >> 3] ?? 0) | (0x80 >> (at & 7))
  }
  const entries = [
    [256, 3, 1728],
    [257, 3, 40],
    [258, 3, 1],
    [259, 3, 3],
    [262, 3, 0],
    [273, 4, 200],
    [277, 3, 1],
    [278, 3, 40],
    [279, 4, data.length]
  ] as const
  const head = Buffer.alloc(200)
  head.write('II*\0', 0, 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(entries.length, 8)
  for (const [index, [tag, type, value]] of entries.entries()) {
    const at = 10 + index * 12
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(type, at + 2)
    head.writeUInt32LE(1, at + 4)
    head.writeUInt32LE(value, at + 8)
  }
  return Buffer.concat([head, data])
}

/** A file of each format that is shown, by its name. */
export async function formatFiles(): Promise<Readonly<Record<string, Buffer>>> {
  const grey = (): Sharp => twoHalves().toColourspace('b-w')
  const pages = await Promise.all([1, 2, 3].map(async () => twoHalves().png().toBuffer()))
  return {
    'jpeg.jpg': await twoHalves().jpeg().toBuffer(),
    'cmyk.jpg': await twoHalves().toColourspace('cmyk').jpeg().toBuffer(),
    'png.png': await twoHalves().png().toBuffer(),
    'sixteen bits.png': await twoHalves().toColourspace('rgb16').png().toBuffer(),
    'webp.webp': await twoHalves().webp().toBuffer(),
    'avif.avif': await twoHalves().avif({ effort: 0 }).toBuffer(),
    'gif.gif': await twoHalves().gif().toBuffer(),
    'bmp.bmp': bmpOf(await twoHalves().raw().toBuffer(), width, height),
    'plain.tif': await tiff({ compression: 'none' }),
    'lzw.tif': await tiff({ compression: 'lzw' }),
    'deflate.tif': await tiff({ compression: 'deflate', predictor: 'horizontal' }),
    'jpeg inside.tif': await tiff({ compression: 'jpeg' }),
    'tiled.tif': await tiff({ tile: true, tileWidth: 128, tileHeight: 128, compression: 'lzw' }),
    'pyramid.tif': await tiff({ tile: true, pyramid: true, compression: 'jpeg' }),
    'big.tif': await tiff({ bigtiff: true, compression: 'lzw' }),
    'group 3.tif': groupThree(),
    'group 4.tif': await tiff({ compression: 'ccittfax4', bitdepth: 1 }, grey()),
    'two bits.tif': await tiff({ compression: 'none', bitdepth: 2 }, grey()),
    'four bits.tif': await tiff({ compression: 'none', bitdepth: 4 }, grey()),
    'sixteen bits.tif': await tiff({ compression: 'lzw' }, twoHalves().toColourspace('rgb16')),
    'cmyk.tif': await tiff({ compression: 'lzw' }, twoHalves().toColourspace('cmyk')),
    'three pages.tif': await sharp(pages, { join: { animated: true } })
      .tiff({ compression: 'lzw' })
      .toBuffer(),
    'jpeg 2000.j2k': await jpeg2000(),
    'heic.heic': Buffer.from(heic, 'base64')
  }
}
