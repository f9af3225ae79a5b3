import { CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import type { EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartColours } from '../../../composables/useChartColours'
import type { Series } from '../../../worker/figures/figuresTypes'
import { chartOption } from './chartOption'
import type { ChartText } from './chartOption'

use([LineChart, ScatterChart, CustomChart, GridComponent, SVGRenderer])

export function newChart(place: HTMLElement): EChartsType {
  return init(place, null, { renderer: 'svg' })
}

/** The chart as SVG of a size of its own, without a place in the window. */
export function chartSvg(
  series: Series,
  colours: ChartColours,
  text: ChartText,
  size: { readonly width: number; readonly height: number }
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  chart.setOption(chartOption(series, colours, text))
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
