import type { Series, SeriesPoint } from '../../../worker/figures/figuresTypes'
import { firstLines } from '../picture/textLines'
import { heightOf, timeOf } from './chartOption'

export const smallWidth = 220
const smallHeight = 119
const margin = { left: 8, right: 22, top: 35, bottom: 20 }
const nameWidth = smallWidth - margin.left - margin.right
const mostLines = 4
export const nameHeight = 15

/** The name of a section, in as many lines as it needs. */
export function nameLines({ subject }: Pick<Series, 'subject'>): readonly string[] {
  return firstLines(subject.title || subject.code, nameWidth, 12, mostLines)
}

/** A number in one line. */
export function numberLine(text: string): string {
  return firstLines(text, nameWidth, 11, 1)[0] ?? ''
}

export const columns = 4

/** How many lines the longest name takes, and how high each of these charts is therefore. */
export function sizeOfSmall(series: readonly Series[]) {
  const lines = series.reduce((most, one) => Math.max(most, nameLines(one).length), 1)
  return { lines, height: smallHeight + (lines - 1) * nameHeight }
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
