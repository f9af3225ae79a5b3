import { decode } from 'bmp-ts'
import { failure } from '../../failureCodes'
import { mostDecodedPixels, type Decoder } from './decoder'

export const bmp: Decoder = {
  sizes: bytes => Promise.resolve([sizeOf(bytes)]),
  decode(bytes) {
    sizeOf(bytes)
    const { data, width, height } = decode(bytes, { toRGBA: true })
    // The byte for opacity is left empty by most writers.
    for (let at = 3; at < data.length; at += 4) data[at] = 255
    return Promise.resolve({ data, width, height, channels: 4 as const })
  }
}

function sizeOf(bytes: Buffer) {
  if (bytes.length < 26) throw failure('damaged', 'The file ends in its header')
  const isOldest = bytes.readUInt32LE(14) === 12
  const size = isOldest
    ? { width: bytes.readUInt16LE(18), height: bytes.readUInt16LE(20) }
    : { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) }
  if (size.width < 1 || size.height < 1) throw failure('damaged', 'The picture has no size')
  if (size.width * size.height > mostDecodedPixels) {
    throw failure('tooLargeToRender', `${size.width} by ${size.height} pixels`)
  }
  return size
}
