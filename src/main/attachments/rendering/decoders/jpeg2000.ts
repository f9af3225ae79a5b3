import openJpeg, { type J2kDecoder } from '@cornerstonejs/codec-openjpeg/decodewasmjs'
import { failure } from '../../failureCodes'
import { mostDecodedPixels, type Decoded, type Decoder } from './decoder'

const start = Buffer.from([0xff, 0x4f, 0xff, 0x51])
const codingStyle = 0xff52

let library: ReturnType<typeof openJpeg> | undefined

/** JPEG 2000 by OpenJPEG: as JP2 or as a bare codestream (ISO/IEC 15444-1). */
export const jpeg2000: Decoder = {
  sizes: bytes => {
    const { width, height } = headerOf(bytes)
    return Promise.resolve([{ width, height }])
  },
  async decode(bytes, _page, width) {
    const header = headerOf(bytes)
    // Messages of the library are no business of the terminal.
    library ??= openJpeg({ print: () => undefined, printErr: () => undefined })
    const decoder = new (await library).J2KDecoder()
    try {
      decoder.getEncodedBuffer(bytes.length).set(bytes)
      return decoded(decoder, reduction(header, width))
    } finally {
      decoder.delete()
    }
  }
}

interface Header {
  readonly width: number
  readonly height: number
  /** How often it can be halved. */
  readonly levels: number
}

function headerOf(bytes: Buffer): Header {
  const at = bytes.indexOf(start)
  if (at < 0 || bytes.length < at + 24) throw failure('damaged', 'There is no codestream')
  const siz = at + 4
  const width = bytes.readUInt32BE(siz + 4) - bytes.readUInt32BE(siz + 12)
  const height = bytes.readUInt32BE(siz + 8) - bytes.readUInt32BE(siz + 16)
  if (width < 1 || height < 1) throw failure('damaged', 'The picture has no size')
  return { width, height, levels: levelsOf(bytes, siz + bytes.readUInt16BE(siz)) }
}

/** From the marker segment COD, which stands somewhere in the main header. */
function levelsOf(bytes: Buffer, from: number): number {
  for (let at = from; at + 10 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at)
    if (marker === codingStyle) return bytes.readUInt8(at + 9)
    if (marker >> 8 !== 0xff) return 0
  }
  return 0
}

/** The most halvings that keep the width wanted and bring the picture within the limit. */
function reduction({ width, height, levels }: Header, wanted: number): number {
  let count = 0
  const pixels = (): number => (width / 2 ** count) * (height / 2 ** count)
  while (count < levels && width / 2 ** (count + 1) >= wanted) count += 1
  while (count < levels && pixels() > mostDecodedPixels) count += 1
  if (pixels() > mostDecodedPixels) {
    throw failure('tooLargeToRender', `${width} by ${height} pixels`)
  }
  return count
}

function decoded(decoder: J2kDecoder, halvings: number): Decoded {
  decoder.decodeSubResolution(halvings, 0)
  const { bitsPerSample, componentCount, isSigned } = decoder.getFrameInfo()
  const { width, height } = decoder.calculateSizeAtDecompositionLevel(halvings)
  const bytes = decoder.getDecodedBuffer()
  const length = width * height * componentCount
  if (length === 0 || componentCount > 4) throw failure('damaged', 'The picture has no pixels')
  const isWide = bitsPerSample > 8
  if (bytes.length < length * (isWide ? 2 : 1)) throw failure('damaged', 'Pixels are missing')
  const channels = componentCount as Decoded['channels']
  if (!isWide) return { data: Buffer.from(bytes.subarray(0, length)), width, height, channels }
  return { data: eightBits(bytes, length, bitsPerSample, isSigned), width, height, channels }
}

function eightBits(bytes: Uint8Array, length: number, bits: number, isSigned: boolean): Buffer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const data = Buffer.allocUnsafe(length)
  const middle = isSigned ? 2 ** (bits - 1) : 0
  for (let at = 0; at < length; at += 1) {
    const value = isSigned ? view.getInt16(at * 2, true) : view.getUint16(at * 2, true)
    data[at] = (value + middle) >> (bits - 8)
  }
  return data
}
