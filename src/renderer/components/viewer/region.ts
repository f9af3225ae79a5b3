import { checks } from '../../../shared/records/checks'

/** Part of a page, in per cent of it. */
export interface Region {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const leastSide = 0.5

export function parseRegion(text: string | null): Region | null {
  if (text === null || !checks.region(text)) return null
  const [left = 0, top = 0, width = 0, height = 0] = text.split(',').map(Number)
  return { left, top, width, height }
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10
}

/** As a citation keeps it: left, top, width, height, to a tenth of a per cent. */
export function writeRegion({ left, top, width, height }: Region): string {
  return [left, top, width, height].map(rounded).join(',')
}

function within(number: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, number))
}

/** The part of the page between two corners; nothing of it lies outside the page. */
export function regionBetween(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number }
): Region {
  const [x1, x2] = [within(Math.min(a.x, b.x), 0, 100), within(Math.max(a.x, b.x), 0, 100)]
  const [y1, y2] = [within(Math.min(a.y, b.y), 0, 100), within(Math.max(a.y, b.y), 0, 100)]
  return {
    left: rounded(x1),
    top: rounded(y1),
    width: rounded(x2 - x1),
    height: rounded(y2 - y1)
  }
}

export function isLargeEnough({ width, height }: Region): boolean {
  return width >= leastSide && height >= leastSide
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
}

/** Moved by an arrow key, or with Shift made larger and smaller; null for any other key. */
export function adjusted(
  region: Region,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>
): Region | null {
  const step = steps[key]
  if (!step) return null
  const [x, y] = step
  if (shiftKey) {
    return {
      ...region,
      width: rounded(within(region.width + x, leastSide, 100 - region.left)),
      height: rounded(within(region.height + y, leastSide, 100 - region.top))
    }
  }
  return {
    ...region,
    left: rounded(within(region.left + x, 0, 100 - region.width)),
    top: rounded(within(region.top + y, 0, 100 - region.height))
  }
}
