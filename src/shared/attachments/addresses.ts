import { attachmentScheme } from '../constants'
import type { Tile } from './pages'

/** What an address of the attachment scheme asks for. */
export type AttachmentAddress =
  | { readonly kind: 'original'; readonly sha256: string }
  | { readonly kind: 'thumbnail'; readonly sha256: string }
  | {
      readonly kind: 'page'
      readonly sha256: string
      readonly page: number
      readonly width: number
    }
  /** What the file says of itself, as JSON: `FileFacts`. */
  | { readonly kind: 'facts'; readonly sha256: string }
  /** The number and sizes of the pages, as JSON: `FilePages`. */
  | { readonly kind: 'pages'; readonly sha256: string }
  | {
      readonly kind: 'tile'
      readonly sha256: string
      readonly page: number
      readonly tile: Tile
    }

const store = `${attachmentScheme}://store/`
const whole = '(0|[1-9][0-9]{0,5})'
const part = [
  '(?<name>thumbnail|pages|facts)',
  'page/(?<page>[1-9][0-9]{0,5})\\?width=(?<width>[1-9][0-9]{0,5})',
  `tile/(?<tiled>[1-9][0-9]{0,5})/(?<level>0|[1-9][0-9]?)/(?<x>${whole})_(?<y>${whole})`
].join('|')
const pattern = new RegExp(`^${store}(?<sha256>[0-9a-f]{64})(?:/(?:${part}))?$`)

/** Few widths, so that few derived files are made of one page. */
const pageWidths = [160, 320, 640, 1000, 1600, 2400, 4000] as const
const widestPage = 4000

export function originalAddress(sha256: string): string {
  return store + sha256
}

export function thumbnailAddress(sha256: string): string {
  return `${store}${sha256}/thumbnail`
}

/** Pages count from 1; the width is rounded up to one of a few sizes. */
export function pageAddress(sha256: string, page: number, width: number): string {
  return `${store}${sha256}/page/${page}?width=${Math.max(1, Math.ceil(width))}`
}

export function pagesAddress(sha256: string): string {
  return `${store}${sha256}/pages`
}

export function factsAddress(sha256: string): string {
  return `${store}${sha256}/facts`
}

/** A square of a page at one of its levels; see `FilePages` for what there is. */
export function tileAddress(sha256: string, page: number, { level, x, y }: Tile): string {
  return `${store}${sha256}/tile/${page}/${level}/${x}_${y}`
}

/**
 * Reads an address as it came: parsing it as a URL would first repair what ought to be refused
 * (upper case, dots, escapes). Null for anything but the exact forms.
 */
export function parseAttachmentAddress(address: string): AttachmentAddress | null {
  const groups: Readonly<Record<string, string | undefined>> = pattern.exec(address)?.groups ?? {}
  const { sha256, name, page, width, tiled, level, x, y } = groups
  if (sha256 === undefined) return null
  if (name === 'thumbnail' || name === 'pages' || name === 'facts') return { kind: name, sha256 }
  if (page !== undefined) {
    return { kind: 'page', sha256, page: Number(page), width: roundedWidth(Number(width)) }
  }
  if (tiled === undefined) return { kind: 'original', sha256 }
  const tile = { level: Number(level), x: Number(x), y: Number(y) }
  return { kind: 'tile', sha256, page: Number(tiled), tile }
}

function roundedWidth(width: number): number {
  return pageWidths.find(size => size >= width) ?? widestPage
}
