import sharp, { type Sharp } from 'sharp'
import {
  levelSize,
  tileArea,
  tileSize,
  topLevel,
  type PageSize,
  type Tile
} from '../../../shared/attachments/pages'
import { failure } from '../failureCodes'
import { fromPage } from './image'
import type { RenderedFile, RenderingAnswers } from './messages'
import { drawPdfPage, isPdf, pdfPageSize } from './pdf'

/** Made by this program, so that its number of pixels needs no limit of its own. */
const options = { limitInputPixels: false, sequentialRead: false } as const

const smallTile = 64

/** Writes the page as a tiled TIFF with every level half as large as the one before. */
export async function writePyramid(
  file: RenderedFile,
  page: number,
  target: string
): Promise<RenderingAnswers['pyramid']> {
  if (isPdf(file)) {
    const drawn = await drawPdfPage(file, page, await pdfPageSize(file, page))
    await written(drawn, target)
    return { isDamaged: false }
  }
  const { isDamaged } = await fromPage(file, page, Infinity, image => written(image, target))
  return { isDamaged }
}

async function written(image: Sharp, target: string): Promise<void> {
  const { space, width, height } = await image.metadata()
  // libvips refuses tiles much larger than the picture.
  const side = Math.min(width, height) < tileSize ? smallTile : tileSize
  await image
    .autoOrient()
    .flatten({ background: 'white' })
    .toColourspace(space === 'b-w' || space === 'grey16' ? 'b-w' : 'srgb')
    .tiff({
      tile: true,
      tileWidth: side,
      tileHeight: side,
      pyramid: true,
      compression: 'jpeg',
      quality: 88,
      bigtiff: true
    })
    .toFile(target)
}

/** A tile of a page of the given size, from a picture of that page in whatever sizes there are. */
export async function cutTile(path: string, size: PageSize, tile: Tile): Promise<Uint8Array> {
  const area = tileArea(size, tile)
  if (!area) throw failure('pageMissing', 'There is no such tile')
  const level = levelSize(size, tile.level)
  const { page, drawn } = await nearest(path, level, topLevel(size) - tile.level)
  // The sizes of the levels are rounded differently, and what was drawn may be smaller than the page.
  const [across, down] = [drawn.width / level.width, drawn.height / level.height]
  const left = Math.min(Math.floor(area.left * across), drawn.width - 1)
  const top = Math.min(Math.floor(area.top * down), drawn.height - 1)
  const width = Math.max(1, Math.min(Math.ceil(area.width * across), drawn.width - left))
  const height = Math.max(1, Math.min(Math.ceil(area.height * down), drawn.height - top))
  return sharp(path, { ...options, page })
    .extract({ left, top, width, height })
    .resize({ width: area.width, height: area.height, fit: 'fill' })
    .jpeg({ quality: 82 })
    .toBuffer()
}

/** The smallest picture in the file that is as wide as the level, by the halvings that should lead to it. */
async function nearest(path: string, level: PageSize, halvings: number) {
  const { pages = 1 } = await sharp(path, options).metadata()
  const first = Math.min(halvings, pages - 1)
  for (let page = first; page >= 0; page -= 1) {
    const { width, height } = await sharp(path, { ...options, page }).metadata()
    if (width >= level.width - 1 || page === 0) return { page, drawn: { width, height } }
  }
  throw failure('damaged', 'The picture has no levels')
}
