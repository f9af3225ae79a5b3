import sharp, { type Sharp } from 'sharp'
import type { FilePages } from '../../../shared/attachments/pages'
import { Failure } from '../../failure'
import { failure } from '../failureCodes'
import { decoderOf, readForDecoder } from './decoders/decoders'
import type { Picture, RenderedFile, RenderingAnswers, Rendition } from './messages'
import { isSharpImage, openImage } from './sharpImages'
import { tiffPages } from './tiffPages'

export function isReadableImage(mediaType: string): boolean {
  return isSharpImage(mediaType) || decoderOf(mediaType) !== undefined
}

/** Sizes as one sees the pages: upright, as EXIF says. */
export async function imagePages(file: RenderedFile): Promise<Omit<FilePages, 'mediaType'>> {
  const { sizes, problem } = await readable(() => read(file))
  return { count: sizes.length, sizes, problem }
}

async function read({ path, mediaType }: RenderedFile) {
  const decoder = decoderOf(mediaType)
  if (decoder) return { sizes: await decoder.sizes(await readForDecoder(path)), problem: null }
  if (mediaType === 'image/tiff') {
    const { sizes, problem } = tiffPages(path)
    if (sizes.length > 0) return { sizes, problem }
  }
  const opened = await openImage(path, mediaType, { failOn: 'none' })
  const { autoOrient } = await opened.metadata()
  return { sizes: [autoOrient], problem: null }
}

/** Width and height of the first page. */
export async function describeImage(file: RenderedFile): Promise<RenderingAnswers['describe']> {
  const { count, sizes } = await imagePages(file)
  const { width = null, height = null } = sizes[0] ?? {}
  return { pages: count, width, height }
}

/** A picture of the page fitted into the box and never enlarged. */
export async function renderImage(
  file: RenderedFile,
  page: number,
  rendition: Rendition
): Promise<Picture> {
  const draw = (image: Sharp): Promise<Buffer> => encoded(image, rendition)
  const { value, isDamaged } = await fromPage(file, page, rendition.width, draw)
  return { bytes: value, isDamaged }
}

/**
 * Does something with the pixels of a page: tried strictly first, as only that tells whether the file is whole; then
 * as far as it goes.
 */
export async function fromPage<Value>(
  file: RenderedFile,
  page: number,
  width: number,
  use: (image: Sharp) => Promise<Value>
): Promise<{ readonly value: Value; readonly isDamaged: boolean }> {
  const decoder = decoderOf(file.mediaType)
  if (decoder) {
    const value = await readable(async () => {
      const bytes = await readForDecoder(file.path)
      const { data, ...raw } = await decoder.decode(bytes, page, width)
      return use(sharp(data, { raw }))
    })
    return { value, isDamaged: false }
  }
  const options = await readable(() => pageOptions(file, page))
  try {
    const strict = await openImage(file.path, file.mediaType, { ...options, failOn: 'error' })
    return { value: await use(strict), isDamaged: false }
  } catch {
    const lenient = await openImage(file.path, file.mediaType, { ...options, failOn: 'none' })
    return { value: await readable(() => use(lenient)), isDamaged: true }
  }
}

async function pageOptions({ path, mediaType }: RenderedFile, page: number) {
  const directoryOf = mediaType === 'image/tiff' ? tiffPages(path).directoryOf : [0]
  const directory = directoryOf[page - 1]
  if (directory === undefined && page > 1) throw failure('pageMissing', `There is no page ${page}`)
  return Promise.resolve(directory ? { page: directory } : {})
}

/** Fits the picture into the box, never enlarging it, as eight-bit sRGB on white. */
export async function encoded(image: Sharp, { width, height, format }: Rendition) {
  const fitted = image
    .autoOrient()
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
  return format === 'jpeg'
    ? fitted.jpeg({ quality: 85 }).toBuffer()
    : fitted.webp({ quality: 80 }).toBuffer()
}

async function readable<Value>(step: () => Promise<Value>): Promise<Value> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof Failure) throw error
    const message = error instanceof Error ? error.message : String(error)
    const code = /pixel limit/.test(message) ? 'tooLargeToRender' : 'damaged'
    throw failure(code, message, error)
  }
}
