import { formatEdtf } from '../../shared/dates/format'
import type { DateValue } from '../../shared/dates/types'
import { formatDecimal } from '../../shared/figures/format'
import { isExact } from '../../shared/figures/range'
import type { Range } from '../../shared/figures/range'
import { termLabel } from '../../shared/vocabularies/vocabularies'
import { useI18n } from 'vue-i18n'
import type { DifferenceRange } from '../../shared/figures/changes'
import type { ClaimRow } from '../worker/figures/figuresTypes'
import { useFigureText } from './useFigureText'
import { useLocale } from './useLocale'

export interface FigureWords {
  readonly read: ReturnType<typeof useFigureText>
  number(decimal: string): string
  /** "0–4", "at least 300", "≈ 12,000". */
  range(range: Range, approximate?: boolean): string
  /** "+14", "−594,546". */
  signed(decimal: string): string
  /** "−594,546 (−6.68 %)"; without the per cent where there is none. */
  change(absolute: string, percent: string | null): string
  /** The same of ranges: "−90 … −60 (−9 … −6 %)", one for each number claimed; empty where there is none. */
  differences(found: ClaimRow['differences']): string
  date(date: DateValue | null): string
  measure(code: string): string
  unit(code: string): string
  /** Alternatives: "44 or 46". */
  either(texts: readonly string[]): string
}

/** Numbers, dates and terms of figures as the interface writes them. */
export function useFigureWords(): FigureWords {
  const { t } = useI18n()
  const { locale } = useLocale()
  const read = useFigureText()
  const number = (decimal: string): string => formatDecimal(decimal, locale.value)

  function plainRange(range: Range): string {
    if (isExact(range)) return number(range.lower)
    if (range.upper === null) return t('figures.atLeast', { value: number(range.lower) })
    return `${number(range.lower)}–${number(range.upper)}`
  }

  function signed(decimal: string): string {
    if (decimal === '0') return '0'
    const isNegative = decimal.startsWith('-')
    return (isNegative ? '−' : '+') + number(isNegative ? decimal.slice(1) : decimal)
  }

  function change(absolute: string, percent: string | null): string {
    return signed(absolute) + (percent === null ? '' : ` (${signed(percent)}\u00a0%)`)
  }

  function difference([least, most]: DifferenceRange): string {
    if (least.absolute === most.absolute) return change(least.absolute, least.percent)
    const both = (from: string, to: string): string => `${signed(from)} … ${signed(to)}`
    const absolute = both(least.absolute, most.absolute)
    if (least.percent === null || most.percent === null) return absolute
    return `${absolute} (${both(least.percent, most.percent)}\u00a0%)`
  }

  const either = (texts: readonly string[]): string =>
    new Intl.ListFormat(locale.value, { type: 'disjunction' }).format(texts)

  return {
    read,
    number,
    range: (range, approximate = false) => (approximate ? '≈ ' : '') + plainRange(range),
    signed,
    change,
    differences: found => either(found.map(difference)),
    /** A Julian date keeps its own words: written anew it would pass for a Gregorian one. */
    date(date) {
      if (!date) return t('figures.undated')
      const { written, edtf, calendar } = date
      const isPlain = edtf !== null && (calendar === 'gregorian' || written === '')
      return isPlain ? formatEdtf(edtf, locale.value) : written
    },
    measure: code =>
      code === '' ? t('figures.noMeasure') : termLabel('measures', code, locale.value),
    unit: code => (code === '' ? '' : termLabel('units', code, locale.value)),
    either
  }
}
