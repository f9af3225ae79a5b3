import { readFile, stat } from 'node:fs/promises'
import { failure } from '../../failureCodes'
import { bmp } from './bmp'
import type { Decoder } from './decoder'
import { heif } from './heif'
import { jpeg2000 } from './jpeg2000'

/** A decoder holds the whole file in its memory. */
const mostBytes = 512 * 1024 * 1024

const decoders: Readonly<Record<string, Decoder>> = {
  'image/bmp': bmp,
  'image/jp2': jpeg2000,
  'image/jpx': jpeg2000,
  'image/j2c': jpeg2000,
  'image/heic': heif,
  'image/heif': heif,
  'image/heic-sequence': heif,
  'image/heif-sequence': heif
}

export function decoderOf(mediaType: string): Decoder | undefined {
  return Object.hasOwn(decoders, mediaType) ? decoders[mediaType] : undefined
}

export async function readForDecoder(path: string): Promise<Buffer> {
  const { size } = await stat(path)
  if (size > mostBytes) throw failure('tooLargeToRender', `${size} bytes`)
  return readFile(path)
}
