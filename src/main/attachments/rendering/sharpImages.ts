import { readFile, stat } from 'node:fs/promises'
import sharp, { type Sharp, type SharpOptions } from 'sharp'
import { failure } from '../failureCodes'

/** These are read row by row: their number of pixels costs time, not memory. */
const mostStreamedPixels = 800_000_000
/** About what a 16,384 by 16,384 scan holds, decoded as a whole. */
const mostPixels = 268_402_689
const mostSvgBytes = 16 * 1024 * 1024
/** Drawings have no pixels of their own: they are drawn larger than they say, as screens are dense. */
const svgDensity = 192

const loaders: Readonly<Record<string, string>> = {
  'image/jpeg': 'VipsForeignLoadJpeg',
  'image/png': 'VipsForeignLoadPng',
  'image/webp': 'VipsForeignLoadWebp',
  'image/gif': 'VipsForeignLoadNsgif',
  'image/tiff': 'VipsForeignLoadTiff',
  'image/avif': 'VipsForeignLoadHeif',
  'image/svg+xml': 'VipsForeignLoadSvg'
}
const streamed = new Set(['image/jpeg', 'image/png', 'image/tiff'])

export function isSharpImage(mediaType: string): boolean {
  return Object.hasOwn(loaders, mediaType)
}

/** Leaves libvips only the readers of the formats named here, and no memory of earlier files. */
export function prepareImages(): void {
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: Object.values(loaders) })
}

export async function openImage(
  path: string,
  mediaType: string,
  options: SharpOptions
): Promise<Sharp> {
  const limitInputPixels = streamed.has(mediaType) ? mostStreamedPixels : mostPixels
  const limited: SharpOptions = { limitInputPixels, sequentialRead: true, ...options }
  if (mediaType !== 'image/svg+xml') return sharp(path, limited)
  const { size } = await stat(path)
  if (size > mostSvgBytes) throw failure('tooLargeToRender', `SVG of ${size} bytes`)
  // Given as bytes it has no folder, from which it could draw in other files.
  return sharp(await readFile(path), { ...limited, density: svgDensity })
}
