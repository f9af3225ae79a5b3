import { attachmentScheme } from '../constants'

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

const store = `${attachmentScheme}://store/`
const pattern = new RegExp(
  `^${store}([0-9a-f]{64})(?:/(thumbnail)|/page/([1-9][0-9]{0,5})\\?width=([1-9][0-9]{0,5}))?$`
)

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

/**
 * Reads an address as it came: parsing it as a URL would first repair what ought to be refused
 * (upper case, dots, escapes). Null for anything but the exact forms.
 */
export function parseAttachmentAddress(address: string): AttachmentAddress | null {
  const match = pattern.exec(address)
  const sha256 = match?.[1]
  if (!match || sha256 === undefined) return null
  if (match[2] !== undefined) return { kind: 'thumbnail', sha256 }
  if (match[3] === undefined) return { kind: 'original', sha256 }
  return { kind: 'page', sha256, page: Number(match[3]), width: roundedWidth(Number(match[4])) }
}

function roundedWidth(width: number): number {
  return pageWidths.find(size => size >= width) ?? widestPage
}
