import { readFile, stat } from 'node:fs/promises'
import sharp, { type Sharp, type SharpOptions } from 'sharp'
import { Failure } from '../../failure'
import { failure } from '../failureCodes'
import type { Picture, RenderingAnswers, Rendition } from './messages'

/** About what a 16,384 by 16,384 scan holds; more is a mistake or an attack. */
const mostPixels = 268_402_689
const mostSvgBytes = 16 * 1024 * 1024

const loaders: Readonly<Record<string, string>> = {
  'image/jpeg': 'VipsForeignLoadJpeg',
  'image/png': 'VipsForeignLoadPng',
  'image/webp': 'VipsForeignLoadWebp',
  'image/gif': 'VipsForeignLoadNsgif',
  'image/tiff': 'VipsForeignLoadTiff',
  'image/avif': 'VipsForeignLoadHeif',
  'image/svg+xml': 'VipsForeignLoadSvg'
}

export function isReadableImage(mediaType: string): boolean {
  return Object.hasOwn(loaders, mediaType)
}

/** Leaves libvips only the readers of the formats named here, and no memory of earlier files. */
export function prepareImages(): void {
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: Object.values(loaders) })
}

/** Width and height as one sees the first page: upright, as EXIF says. */
export async function describeImage(
  path: string,
  mediaType: string
): Promise<RenderingAnswers['describe']> {
  const { autoOrient, pages } = await readable(async () =>
    (await opened(path, mediaType, { failOn: 'none' })).metadata()
  )
  const isPaged = mediaType === 'image/tiff'
  return { pages: isPaged ? (pages ?? 1) : 1, width: autoOrient.width, height: autoOrient.height }
}

/** Tried strictly first, as only that tells whether the file is whole; then as far as it goes. */
export async function renderImage(
  path: string,
  mediaType: string,
  page: number,
  rendition: Rendition
): Promise<Picture> {
  const { pages } = await describeImage(path, mediaType)
  if (pages === null || page > pages) throw failure('pageMissing', `There is no page ${page}`)
  const options = mediaType === 'image/tiff' ? { page: page - 1 } : {}
  const image = await opened(path, mediaType, { ...options, failOn: 'error' })
  try {
    return { bytes: await encoded(image, rendition), isDamaged: false }
  } catch {
    const damaged = await opened(path, mediaType, { ...options, failOn: 'none' })
    return { bytes: await readable(() => encoded(damaged, rendition)), isDamaged: true }
  }
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

async function opened(path: string, mediaType: string, options: SharpOptions): Promise<Sharp> {
  const limited: SharpOptions = { limitInputPixels: mostPixels, sequentialRead: true, ...options }
  if (mediaType !== 'image/svg+xml') return sharp(path, limited)
  const { size } = await stat(path)
  if (size > mostSvgBytes) throw failure('tooLargeToRender', `SVG of ${size} bytes`)
  // Given as bytes it has no folder, from which it could draw in other files.
  return sharp(await readFile(path), limited)
}

async function readable<Value>(step: () => Promise<Value>): Promise<Value> {
  return step().catch((error: unknown) => {
    if (error instanceof Failure) throw error
    const message = error instanceof Error ? error.message : String(error)
    const code = /pixel limit/.test(message) ? 'tooLargeToRender' : 'damaged'
    throw failure(code, message, error)
  })
}
