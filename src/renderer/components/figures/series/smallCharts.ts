import type { SeriesPoint } from '../../../worker/figures/figuresTypes'
import { heightOf, timeOf } from './chartOption'

export const smallWidth = 220
export const smallHeight = 118
const margin = { left: 8, right: 22, top: 34, bottom: 20 }

export function sizeOfMultiples(count: number, columns: number) {
  return {
    width: Math.min(count, columns) * smallWidth,
    height: Math.max(1, Math.ceil(count / columns)) * smallHeight
  }
}

export interface SmallPoint {
  readonly x: number
  readonly y: number
  readonly low: number
  readonly high: number
  readonly point: SeriesPoint
}

/** Where the points of a small chart lie; from 0 to `most` upwards. */
export function smallPoints(
  points: readonly SeriesPoint[],
  [first, last]: readonly [number, number],
  most: number
): readonly SmallPoint[] {
  const wide = smallWidth - margin.left - margin.right
  const high = smallHeight - margin.top - margin.bottom
  const x = (time: number): number =>
    margin.left + (last > first ? ((time - first) / (last - first)) * wide : wide / 2)
  const y = (height: number): number => margin.top + high - (Math.max(0, height) / most) * high
  return points.map(point => ({
    x: x(timeOf(point)),
    y: y(heightOf(point)),
    low: y(Number(point.lower)),
    high: y(point.upper === null ? Number(point.lower) : Number(point.upper)),
    point
  }))
}

export const baseline = smallHeight - margin.bottom
export const leftEdge = margin.left
export const rightEdge = smallWidth - margin.right
