/** Side of a tile in pixels; the last of a row or column is what is left. */
export const tileSize = 512

/** In pixels, upright. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/**
 * What there is to see in a file. Each page is drawn in levels as in Deep Zoom: level 0 is one pixel, each further
 * one twice as large, the last (`topLevel`) the page itself. Pages of a PDF are counted at 300 pixels an inch.
 */
export interface FilePages {
  readonly mediaType: string
  readonly count: number
  /** Of the first pages; those beyond are taken to be like the last one here. Null for one that cannot be read. */
  readonly sizes: readonly (PageSize | null)[]
  /** What is wrong with the file, as a code of a failure: it is shown as far as it goes. */
  readonly problem: string | null
}

export interface Tile {
  readonly level: number
  /** Column and row, counted from 0. */
  readonly x: number
  readonly y: number
}

/** A part of a level, in its pixels. */
export interface TileArea extends PageSize {
  readonly left: number
  readonly top: number
}

export function pageSize({ count, sizes }: FilePages, page: number): PageSize | null {
  if (page < 1 || page > count) return null
  return (page > sizes.length ? sizes.at(-1) : sizes[page - 1]) ?? null
}

export function topLevel({ width, height }: PageSize): number {
  return Math.ceil(Math.log2(Math.max(width, height, 1)))
}

export function levelSize(size: PageSize, level: number): PageSize {
  const scale = 2 ** (level - topLevel(size))
  const scaled = (length: number): number => Math.max(1, Math.ceil(length * scale))
  return { width: scaled(size.width), height: scaled(size.height) }
}

/** Null where there is no such tile. */
export function tileArea(size: PageSize, { level, x, y }: Tile): TileArea | null {
  if (level > topLevel(size)) return null
  const { width, height } = levelSize(size, level)
  const [left, top] = [x * tileSize, y * tileSize]
  if (left >= width || top >= height) return null
  const rest = { width: Math.min(tileSize, width - left), height: Math.min(tileSize, height - top) }
  return { left, top, ...rest }
}
