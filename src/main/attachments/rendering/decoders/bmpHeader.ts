import type { PageSize } from '../../../../shared/attachments/pages'
import { failure } from '../../failureCodes'
import { mostDecodedPixels } from './decoder'

export interface BmpHeader extends PageSize {
  readonly bits: number
  readonly isTopDown: boolean
  /** Run-length encoded, eight or four bits a pixel. */
  readonly hasRuns: boolean
  /** Of red, green and blue, where a pixel is one number. */
  readonly masks: readonly number[]
  readonly palette: { readonly at: number; readonly count: number; readonly bytes: 3 | 4 }
  /** Where the pixels begin. */
  readonly pixels: number
}

const fileHeader = 14
const oldest = 12
const masks16 = [0x7c00, 0x03e0, 0x001f]
const masks32 = [0xff0000, 0xff00, 0xff]
const compressions = { none: 0, runs8: 1, runs4: 2, masks: 3, masksWithAlpha: 6 }

export function bmpHeader(bytes: Buffer): BmpHeader {
  if (bytes.length < fileHeader + oldest) throw damaged('The file ends in its header')
  const length = bytes.readUInt32LE(fileHeader)
  if (length !== oldest && (length < 40 || bytes.length < fileHeader + length)) {
    throw damaged('The header is cut off')
  }
  const header = length === oldest ? oldestHeader(bytes) : usualHeader(bytes, length)
  const { width, height, bits } = header
  if (width < 1 || height < 1) throw damaged('The picture has no size')
  if (width * height > mostDecodedPixels) {
    throw failure('tooLargeToRender', `${width} by ${height} pixels`)
  }
  if (![1, 4, 8, 16, 24, 32].includes(bits)) throw damaged(`${bits} bits a pixel`)
  return header
}

function oldestHeader(bytes: Buffer): BmpHeader {
  const bits = bytes.readUInt16LE(24)
  return {
    width: bytes.readUInt16LE(18),
    height: bytes.readUInt16LE(20),
    bits,
    isTopDown: false,
    hasRuns: false,
    masks: masks16,
    palette: { at: fileHeader + oldest, count: 2 ** Math.min(bits, 8), bytes: 3 },
    pixels: bytes.readUInt32LE(10)
  }
}

function usualHeader(bytes: Buffer, length: number): BmpHeader {
  const rows = bytes.readInt32LE(22)
  const bits = bytes.readUInt16LE(28)
  const compression = bytes.readUInt32LE(30)
  if (!Object.values(compressions).includes(compression)) {
    throw failure('notRenderable', `Compression ${compression}`)
  }
  const hasMasks = compression === compressions.masks || compression === compressions.masksWithAlpha
  // Behind the oldest of these headers; inside the later ones at the same place.
  const separate = hasMasks && length === 40 ? (compression === compressions.masks ? 12 : 16) : 0
  const count = bytes.readUInt32LE(46)
  return {
    width: bytes.readInt32LE(18),
    height: Math.abs(rows),
    bits,
    isTopDown: rows < 0,
    hasRuns: compression === compressions.runs8 || compression === compressions.runs4,
    masks: hasMasks ? [54, 58, 62].map(at => numberAt(bytes, at)) : bits === 16 ? masks16 : masks32,
    palette: {
      at: fileHeader + length + separate,
      count: count === 0 ? 2 ** Math.min(bits, 8) : count,
      bytes: 4
    },
    pixels: bytes.readUInt32LE(10)
  }
}

function numberAt(bytes: Buffer, at: number): number {
  return bytes.length < at + 4 ? 0 : bytes.readUInt32LE(at)
}

function damaged(message: string) {
  return failure('damaged', message)
}
