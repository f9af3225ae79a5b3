import { useI18n } from 'vue-i18n'
import { termLabel } from '../../../../shared/vocabularies/vocabularies'
import { useFigureWords } from '../../../composables/useFigureWords'
import { useLocale } from '../../../composables/useLocale'
import type { Series } from '../../../worker/figures/figuresTypes'
import type { Mark } from '../picture/picture'
import type { PictureCell, PictureTable } from '../picture/tableLayout'
import type { ChartPoint } from './chartOption'
import { chartPoints } from './chartOption'

/** What a point of a series says, in words. */
interface PointText {
  readonly date: string
  readonly value: string
  readonly kind: string
  readonly authority: string
  readonly source: string
}

function toneOf(row: ChartPoint): Pick<PictureCell, 'tone'> {
  if (row.kind === 'derived') return { tone: 'derived' }
  return row.point.rank === 'deprecated' ? { tone: 'struck' } : {}
}

export function usePointText() {
  const { t, n } = useI18n()
  const { locale } = useLocale()
  const words = useFigureWords()

  function kindOf(row: ChartPoint, { derivedKind }: Series): string {
    if (row.kind === 'derived') return t(`figureViews.series.derived.${derivedKind ?? 'total'}`)
    const { rank, isConflict } = row.point
    return [
      t('figureViews.series.claimed'),
      rank === 'normal' ? '' : termLabel('ranks', rank, locale.value),
      // What is deprecated contradicts nothing.
      isConflict && rank !== 'deprecated' ? t('figureViews.series.conflict') : ''
    ]
      .filter(Boolean)
      .join(' · ')
  }

  function sourceOf(row: ChartPoint): string {
    if (row.kind === 'derived') {
      const { counted, without } = row.point
      return t('figureViews.series.ofParts', { counted: n(counted), without: n(without) })
    }
    return row.point.citations
      .map(({ sourceName, locator }) => [sourceName?.title, locator].filter(Boolean).join(', '))
      .join('; ')
  }

  function textOf(row: ChartPoint, series: Series): PointText {
    return {
      date: words.date(row.point.asOf),
      value: words.range(row.point, row.point.approximate),
      kind: kindOf(row, series),
      authority: row.kind === 'claimed' ? row.point.accordingTo : '',
      source: sourceOf(row)
    }
  }

  /** The marks of the chart, those that are there. */
  function marksOf({ points, derived, derivedKind }: Series): readonly Mark[] {
    const has = {
      claimed: points.some(({ isStanding }) => isStanding),
      others: points.some(({ isStanding, rank }) => !isStanding && rank !== 'deprecated'),
      deprecated: points.some(({ rank }) => rank === 'deprecated'),
      bar: [...points, ...derived].some(({ lower, upper }) => lower !== upper)
    }
    const own = (['claimed', 'others', 'deprecated', 'bar'] as const)
      .filter(mark => has[mark])
      .map(mark => ({ mark, label: t(`figureViews.series.${mark}`) }))
    if (derived.length === 0) return own
    const label = t(`figureViews.series.derived.${derivedKind ?? 'total'}`)
    return [...own, { mark: 'derived', label }]
  }

  /** The chart in words: every point with its source. */
  function tableOf(series: Series): PictureTable {
    const columns = ['asOf', 'value', 'series.kind', 'authority', 'source'].map(name => ({
      label: t(`figureViews.${name}`),
      isNumber: name === 'value'
    }))
    const rows = chartPoints(series).map(row => {
      const { date, value, kind, authority, source } = textOf(row, series)
      const soft = (text: string): PictureCell => ({ text, tone: 'soft' })
      const number = { text: value, ...toneOf(row) }
      return { cells: [{ text: date }, number, soft(kind), soft(authority), { text: source }] }
    })
    return { columns, rows }
  }

  return { textOf, marksOf, tableOf }
}
