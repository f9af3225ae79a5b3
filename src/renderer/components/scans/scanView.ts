import { pageAddress, parseAttachmentAddress } from '../../../shared/attachments/addresses'
import { checks } from '../../../shared/records/checks'

export interface Size {
  readonly width: number
  readonly height: number
}

/** A page fitted into its room, or at a scale of which 1 is the actual size. */
export type Zoom = 'width' | 'page' | number

/** Part of a page, in per cent of it. */
export interface Region extends Size {
  readonly left: number
  readonly top: number
}

export const zoomStep = 1.25
const leastScale = 0.05
const greatestScale = 16

export function turnedSize({ width, height }: Size, rotation: number): Size {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width }
}

/** The scale at which a page is shown. */
export function scaleOf(zoom: Zoom, page: Size, room: Size, rotation: number): number {
  if (typeof zoom === 'number') return limitedScale(zoom)
  const turned = turnedSize(page, rotation)
  const toWidth = room.width / turned.width
  const scale = zoom === 'width' ? toWidth : Math.min(toWidth, room.height / turned.height)
  return limitedScale(scale > 0 ? scale : 1)
}

export function limitedScale(scale: number): number {
  return Math.min(greatestScale, Math.max(leastScale, scale))
}

/** Points of a PDF are 1/72 inch, pixels of the screen 1/96. */
const pixelsPerPoint = 96 / 72
const unknownWidth = 800
/** Of a sheet of paper, until it is known. */
const unknownRatio = Math.SQRT2

/**
 * The actual size of a page: all pages of a scan have the width of the first, and each the proportions of its own
 * picture once that is there.
 */
export function actualSize(
  scan: {
    readonly mediaType: string
    readonly width: number | null
    readonly height: number | null
  },
  picture: Size | null
): Size {
  const unit = scan.mediaType === 'application/pdf' ? pixelsPerPoint : 1
  const width = (scan.width ?? unknownWidth) * unit
  const ratio = scan.width && scan.height ? scan.height / scan.width : unknownRatio
  return { width, height: width * (picture ? picture.height / picture.width : ratio) }
}

/** The address of a page in the least of the sizes in stock that is wide enough. */
export function pictureAddress(sha256: string, page: number, width: number): string {
  const address = pageAddress(sha256, page, width)
  const parsed = parseAttachmentAddress(address)
  return parsed?.kind === 'page' ? pageAddress(sha256, page, parsed.width) : address
}

export function parseRegion(text: string | null): Region | null {
  if (text === null || !checks.region(text)) return null
  const [left = 0, top = 0, width = 0, height = 0] = text.split(',').map(Number)
  return { left, top, width, height }
}

/** Where a key leads: another page, another zoom, a turn; null for a key that means nothing here. */
export type ViewerAction =
  'previous' | 'next' | 'first' | 'last' | 'in' | 'out' | 'actual' | 'turn' | 'close'

const keys: Readonly<Record<string, ViewerAction>> = {
  ArrowLeft: 'previous',
  PageUp: 'previous',
  ArrowRight: 'next',
  PageDown: 'next',
  Home: 'first',
  End: 'last',
  '+': 'in',
  '=': 'in',
  '-': 'out',
  '0': 'actual',
  Escape: 'close'
}

/** By the physical key, as R is another letter in other scripts. */
const codes: Readonly<Record<string, ViewerAction>> = {
  KeyR: 'turn',
  NumpadAdd: 'in',
  NumpadSubtract: 'out',
  Numpad0: 'actual'
}

export function actionOfKey(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>
): ViewerAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  return keys[event.key] ?? codes[event.code] ?? null
}
