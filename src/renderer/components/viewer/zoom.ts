import type { PageSize } from '../../../shared/attachments/pages'

/** A page fitted into its room, or at a scale of which 1 is the actual size. */
export type Zoom = 'width' | 'page' | number

/** How a scan was last looked at. */
export interface Look {
  readonly zoom: Zoom
  /** The middle of what is seen, in widths of the page; null for where the zoom puts it. */
  readonly centre: { readonly x: number; readonly y: number } | null
  /** Degrees, clockwise. */
  readonly rotation: number
  /** 1 is as scanned. */
  readonly brightness: number
  readonly contrast: number
}

export const plainLook: Look = {
  zoom: 'width',
  centre: null,
  rotation: 0,
  brightness: 1,
  contrast: 1
}

export const zoomStep = 1.25
const leastScale = 0.01
const greatestScale = 16
const lightStep = 0.1
const leastLight = 0.3
const greatestLight = 3

export function turnedSize({ width, height }: PageSize, rotation: number): PageSize {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width }
}

export function limitedScale(scale: number): number {
  return Math.min(greatestScale, Math.max(leastScale, scale))
}

/** The scale at which a page is shown in a room, both in pixels of the screen. */
export function scaleOf(zoom: Zoom, page: PageSize, room: PageSize, rotation: number): number {
  if (typeof zoom === 'number') return limitedScale(zoom)
  const turned = turnedSize(page, rotation)
  const toWidth = room.width / turned.width
  const scale = zoom === 'width' ? toWidth : Math.min(toWidth, room.height / turned.height)
  return limitedScale(scale > 0 ? scale : 1)
}

export function turned(look: Look, by: number): Look {
  return { ...look, rotation: (look.rotation + by + 360) % 360, centre: null }
}

export function lit(look: Look, what: 'brightness' | 'contrast', steps: number): Look {
  const changed = Math.round((look[what] + steps * lightStep) * 10) / 10
  return { ...look, [what]: Math.min(greatestLight, Math.max(leastLight, changed)) }
}

/** Pages of a PDF are counted at 300 pixels an inch, of which the screen shows 96 in actual size. */
export function pixelsPerUnit(mediaType: string): number {
  return mediaType === 'application/pdf' ? 300 / 96 : 1
}
