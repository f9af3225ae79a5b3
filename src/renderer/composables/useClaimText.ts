import { useI18n } from 'vue-i18n'
import { catalogueCount, claimedValues } from '../../shared/figures/claims'
import type { Countable } from '../../shared/figures/claims'
import type { ConflictGroup, Difference } from '../../shared/figures/conflictGroups'
import { useFigureWords } from './useFigureWords'

/** What follows from the figures, in sentences: a claim against the catalogue, a change since the date before. */
export function useClaimText(): {
  claimText: (measure: string, group: ConflictGroup, countable: Countable) => string
  differenceText: (difference: Difference) => string
} {
  const { t } = useI18n()
  const words = useFigureWords()

  function claimText(measure: string, group: ConflictGroup, countable: Countable): string {
    const count = catalogueCount(measure, countable, group.asOf)
    const claimed = claimedValues(group.figures).map(words.read)
    if (!count || claimed.length === 0) return ''
    const certain = count.certain.length
    const possible = certain + count.possible.length
    const own = words.range({ lower: String(certain), upper: String(possible) })
    return t('figures.claim', { count: own, claimed: words.either(claimed) })
  }

  function differenceText({ since, absolute, percent, approximate }: Difference): string {
    const date = words.date(since)
    if (absolute === '0') return t('figures.unchanged', { date })
    const change = (approximate ? '≈ ' : '') + words.change(absolute, percent)
    return t('figures.since', { change, date })
  }

  return { claimText, differenceText }
}
