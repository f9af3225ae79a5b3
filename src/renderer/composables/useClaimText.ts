import { useI18n } from 'vue-i18n'
import { catalogueCount, claimedValues } from '../../shared/figures/claims'
import type { Countable } from '../../shared/figures/claims'
import type { ConflictGroup, Difference } from '../../shared/figures/conflictGroups'
import { formatEdtf } from '../../shared/dates/format'
import type { DateValue } from '../../shared/dates/types'
import { formatDecimal } from '../../shared/figures/format'
import { useFigureText } from './useFigureText'
import { useLocale } from './useLocale'

/** What follows from the figures, in sentences: a claim against the catalogue, a change since the date before. */
export function useClaimText(): {
  claimText: (measure: string, group: ConflictGroup, countable: Countable) => string
  differenceText: (difference: Difference) => string
} {
  const { t } = useI18n()
  const { locale } = useLocale()
  const read = useFigureText()

  function claimText(measure: string, group: ConflictGroup, countable: Countable): string {
    const count = catalogueCount(measure, countable, group.asOf)
    const claimed = claimedValues(group.figures).map(read)
    if (!count || claimed.length === 0) return ''
    const { certain, possible } = count
    const range = [...new Set([certain, possible])].map(number =>
      formatDecimal(String(number), locale.value)
    )
    const either = new Intl.ListFormat(locale.value, { type: 'disjunction' })
    return t('figures.claim', { count: range.join('–'), claimed: either.format(claimed) })
  }

  function signed(number: string): string {
    const isNegative = number.startsWith('-')
    const text = formatDecimal(isNegative ? number.slice(1) : number, locale.value)
    return (isNegative ? '−' : '+') + text
  }

  /** A Julian date keeps its own words: written anew it would pass for a Gregorian one. */
  function dateText({ written, edtf, calendar }: DateValue): string {
    const isPlain = edtf !== null && (calendar === 'gregorian' || written === '')
    return isPlain ? formatEdtf(edtf, locale.value) : written
  }

  function differenceText({ since, absolute, percent, approximate }: Difference): string {
    if (absolute === '0') return t('figures.unchanged', { date: dateText(since) })
    const change = (approximate ? '≈ ' : '') + signed(absolute)
    const inPercent = percent === null ? '' : ` (${signed(percent)}\u00a0%)`
    return t('figures.since', { change: change + inPercent, date: dateText(since) })
  }

  return { claimText, differenceText }
}
