import type { FileFacts } from '../../../../shared/attachments/facts'
import { isSharpImage, openImage } from '../sharpImages'
import type { RenderedFile } from '../messages'
import { isPdf, pdfTexts } from '../pdf'
import { readTiff, readTiffBytes, type TiffDirectory } from '../tiff'
import type { TiffTag } from '../tiffTags'
import { isoDate } from './dates'
import { iptcFacts } from './iptc'
import { activeParts } from './active'
import { xmpFacts } from './xmp'

type Texts = Partial<Record<'title' | 'description' | 'creator' | 'copyright', string>> & {
  readonly software?: string
  readonly device?: string
  readonly captured?: string
}

/** What the file says of itself; of several places that say the same the one closest to the capture counts. */
export async function fileFacts(file: RenderedFile): Promise<FileFacts> {
  const { mediaType } = file
  if (isPdf(file)) {
    const { producer, created, ...texts } = await pdfTexts(file)
    const software = [texts.software, producer].filter(Boolean).join(', ')
    const facts = { ...texts, software, captured: isoDate(created) }
    return { mediaType, ...filled(facts), ...activeParts(file) }
  }
  const own = isSharpImage(mediaType) ? await imageFacts(file) : {}
  return { mediaType, ...filled(own), ...activeParts(file) }
}

async function imageFacts({ path, mediaType }: RenderedFile): Promise<Partial<FileFacts>> {
  const image = await openImage(path, mediaType, { failOn: 'none' })
  const metadata = await image.metadata()
  const directories =
    mediaType === 'image/tiff'
      ? readTiff(path).directories
      : metadata.exif
        ? exifDirectories(metadata.exif)
        : []
  const exif = directoryFacts(directories)
  const xmp = metadata.xmp ? xmpFacts(metadata.xmp.toString('utf8')) : {}
  const iptc = metadata.iptc ? iptcFacts(metadata.iptc) : {}
  const captured = exif.captured ?? isoDate(xmp.captured) ?? isoDate(iptc.captured)
  const { density, channels, hasProfile, space } = metadata
  return {
    ...iptc,
    ...xmp,
    ...filled(exif),
    ...(captured === undefined ? {} : { captured }),
    // Formats without a resolution are given 72 by convention.
    ...(density !== undefined && density !== 72 ? { resolution: density } : {}),
    ...colourOf(directories[0], space, metadata.depth),
    ...(mediaType === 'image/tiff' ? compressionOf(directories[0]) : {}),
    channels,
    hasProfile
  }
}

/** Behind six bytes of introduction the block is a TIFF of its own. */
function exifDirectories(exif: Buffer): readonly TiffDirectory[] {
  const start = exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0
  return readTiffBytes(exif.subarray(start)).directories
}

function directoryFacts([first]: readonly TiffDirectory[]): Texts {
  if (!first) return {}
  const text = (tag: TiffTag): string => {
    const value = first.get(tag)
    return typeof value === 'string' ? value : ''
  }
  const captured = isoDate(text('dateTimeOriginal')) ?? isoDate(text('dateTime'))
  return {
    description: text('imageDescription'),
    creator: text('artist'),
    copyright: text('copyright'),
    software: text('software'),
    device: [text('make'), text('model')].filter(Boolean).join(' '),
    ...(captured === undefined ? {} : { captured })
  }
}

const colours: Readonly<Record<string, string>> = {
  srgb: 'rgb',
  rgb: 'rgb',
  rgb16: 'rgb',
  'b-w': 'grey',
  grey16: 'grey'
}
const depths: Readonly<Record<string, number>> = {
  uchar: 8,
  char: 8,
  ushort: 16,
  short: 16,
  float: 32
}

function colourOf(first: TiffDirectory | undefined, space: string, depth: string) {
  const stated = first?.get('bitsPerSample')
  const bits = typeof stated === 'number' ? stated : depths[depth]
  const colour = bits === 1 ? 'bilevel' : (colours[space] ?? space)
  return { colour, ...(bits === undefined ? {} : { bits }) }
}

const compressions: Readonly<Record<number, string>> = {
  1: 'none',
  2: 'CCITT 1D',
  3: 'CCITT Group 3',
  4: 'CCITT Group 4',
  5: 'LZW',
  6: 'JPEG',
  7: 'JPEG',
  8: 'Deflate',
  32773: 'PackBits',
  32946: 'Deflate',
  34712: 'JPEG 2000',
  50000: 'Zstandard',
  50001: 'WebP'
}

function compressionOf(first: TiffDirectory | undefined): { compression?: string } {
  const number = first?.get('compression')
  if (typeof number !== 'number') return {}
  return { compression: compressions[number] ?? String(number) }
}

type Filled<Facts> = { [Name in keyof Facts]?: Exclude<Facts[Name], undefined> }

/** Without what is empty. */
function filled<Facts extends object>(facts: Facts): Filled<Facts> {
  const entries = Object.entries(facts).filter(
    ([, value]: [string, unknown]) => value !== '' && value !== undefined
  )
  return Object.fromEntries(entries) as Filled<Facts>
}
