import type { EChartsCoreOption } from 'echarts/core'
import type { DerivedPoint, Series, SeriesPoint } from '../../../worker/figures/figuresTypes'
import type { ChartColours } from '../../../composables/useChartColours'
import { millisecondsOf } from './timeScale'

/** What stands at a place of the chart. */
export type ChartPoint =
  | { readonly kind: 'claimed'; readonly point: SeriesPoint }
  | { readonly kind: 'derived'; readonly point: DerivedPoint }

export interface ChartItem {
  readonly value: readonly [number, number]
  readonly item: ChartPoint
}

const day = 86_400_000

/** All points in the order of time, for walking through by keys. */
export function chartPoints({ points, derived }: Series): readonly ChartPoint[] {
  return [
    ...points.map((point): ChartPoint => ({ kind: 'claimed', point })),
    ...derived.map((point): ChartPoint => ({ kind: 'derived', point }))
  ].sort((a, b) => a.point.from - b.point.from)
}

/** Drawing only: the numbers shown are those of the figures. */
export function heightOf(point: SeriesPoint | DerivedPoint): number {
  if ('exact' in point && point.exact !== null) return Number(point.exact)
  const lower = Number(point.lower)
  return point.upper === null ? lower : (lower + Number(point.upper)) / 2
}

/** A date of some length stands in its middle. */
export function timeOf(point: SeriesPoint | DerivedPoint): number {
  const from = millisecondsOf(point.from)
  return 'to' in point ? (from + millisecondsOf(point.to)) / 2 : from
}

export interface ChartText {
  readonly number: (value: number) => string
  readonly font: string
}

/** The option of ECharts for one series: claimed and computed as distinct lines, uncertainty as bars. */
export function chartOption(
  series: Series,
  colours: ChartColours,
  { number, font }: ChartText
): EChartsCoreOption {
  const claimed = series.points
  const standing = claimed.filter(({ isStanding }) => isStanding)
  const others = claimed.filter(({ isStanding, rank }) => !isStanding && rank !== 'deprecated')
  const deprecated = claimed.filter(({ rank }) => rank === 'deprecated')
  const item = (item_: ChartPoint): ChartItem => ({
    value: [timeOf(item_.point), heightOf(item_.point)],
    item: item_
  })
  const ofClaimed = (point: SeriesPoint): ChartItem => item({ kind: 'claimed', point })
  const ofDerived = (point: DerivedPoint): ChartItem => item({ kind: 'derived', point })
  return {
    animation: false,
    backgroundColor: colours.sheet,
    useUTC: true,
    textStyle: { fontFamily: font, fontSize: 12, color: colours.soft },
    grid: {
      left: 12,
      right: 24,
      top: 24,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel'
    },
    xAxis: timeAxis(series, colours),
    yAxis: valueAxis(colours, number),
    series: [
      bars('bars', claimed, colours.faint),
      bars('derivedBars', series.derived, colours.derived),
      {
        id: 'derived',
        type: 'line',
        data: series.derived.map(ofDerived),
        symbol: 'diamond',
        symbolSize: 8,
        lineStyle: { color: colours.derived, width: 1.5, type: [5, 4] },
        itemStyle: { color: colours.derived }
      },
      {
        id: 'claimed',
        type: 'line',
        data: standing.map(ofClaimed),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { color: colours.claimed, width: 1.5 },
        itemStyle: { color: colours.claimed }
      },
      {
        id: 'others',
        type: 'scatter',
        data: others.map(ofClaimed),
        symbol: 'circle',
        symbolSize: 8,
        itemStyle: { color: colours.sheet, borderColor: colours.conflict, borderWidth: 2 }
      },
      {
        id: 'deprecated',
        type: 'scatter',
        data: deprecated.map(ofClaimed),
        // A small cross.
        symbol: 'path://M0,0 L10,10 M10,0 L0,10',
        symbolSize: 7,
        itemStyle: { color: 'transparent', borderColor: colours.faint, borderWidth: 1.5 }
      }
    ]
  }
}

function timeAxis({ points, derived }: Series, colours: ChartColours) {
  const times = [...points, ...derived].map(timeOf)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const margin = Math.max(180 * day, (last - first) * 0.06)
  return {
    type: 'time',
    min: first - margin,
    max: last + margin,
    axisLine: { lineStyle: { color: colours.strong } },
    axisTick: { lineStyle: { color: colours.strong } },
    axisLabel: { color: colours.soft, formatter: '{yyyy}', hideOverlap: true },
    minInterval: 365 * day,
    splitLine: { show: false }
  }
}

function valueAxis(colours: ChartColours, number: (value: number) => string) {
  return {
    type: 'value',
    min: (range: { min: number }) => Math.min(0, range.min),
    axisLabel: { color: colours.soft, formatter: number },
    splitLine: { lineStyle: { color: colours.rule } }
  }
}

interface DrawingApi {
  value(dimension: number): number
  coord(point: readonly [number, number]): [number, number]
}

/** From the least to the most a number may be, and over the time that its date may mean. */
function bars(id: string, points: readonly (SeriesPoint | DerivedPoint)[], colour: string) {
  const data = points.map(point => {
    const upper = point.upper === null ? Number(point.lower) * 1.08 : Number(point.upper)
    const from = millisecondsOf(point.from)
    const to = 'to' in point ? millisecondsOf(point.to) : from
    const isOpen = point.upper === null ? 1 : 0
    return [timeOf(point), heightOf(point), Number(point.lower), upper, from, to, isOpen]
  })
  return {
    id,
    type: 'custom',
    data,
    encode: { x: [0, 4, 5], y: [1, 2, 3] },
    silent: true,
    renderItem: (_: unknown, api: DrawingApi) => drawnBar(api, colour)
  }
}

const cap = 4

function drawnBar(api: DrawingApi, colour: string) {
  const [time, height, lower, upper, from, to, isOpen] = [0, 1, 2, 3, 4, 5, 6].map(dimension =>
    api.value(dimension)
  ) as [number, number, number, number, number, number, number]
  const [x, bottom] = api.coord([time, lower])
  const [, top] = api.coord([time, upper])
  const [left, y] = api.coord([from, height])
  const [right] = api.coord([to, height])
  const style = { stroke: colour, lineWidth: 1.25, fill: null }
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: 'line',
    shape: { x1, y1, x2, y2 },
    style
  })
  const isHigh = Math.abs(top - bottom) > 1
  const isWide = right - left > 3
  return {
    type: 'group',
    children: [
      ...(isHigh ? [line(x, bottom, x, top), line(x - cap, bottom, x + cap, bottom)] : []),
      // An open end has no cap.
      ...(isHigh && isOpen === 0 ? [line(x - cap, top, x + cap, top)] : []),
      ...(isWide
        ? [
            line(left, y, right, y),
            line(left, y - cap, left, y + cap),
            line(right, y - cap, right, y + cap)
          ]
        : [])
    ]
  }
}
