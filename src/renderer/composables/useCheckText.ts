import { useI18n } from 'vue-i18n'
import type { FindingRow } from '../worker/figures/figuresTypes'
import { useFigureWords } from './useFigureWords'

type Explained = Pick<FindingRow, 'check' | 'found' | 'foundName' | 'asOf'>

/** What a check found, in a sentence with the number or the record that it is about. */
export function useCheckText(): (finding: Explained) => string {
  const { t } = useI18n()
  const words = useFigureWords()

  return ({ check, found, foundName, asOf }) => {
    const isNumber = /^-?\d+(\.\d+)?$/.test(found)
    const value = isNumber
      ? check === 'jump'
        ? `${words.signed(found)}\u00a0%`
        : words.number(found)
      : found
    const record = foundName || t('record.untitled')
    return t(`figureViews.found.${check}`, { value, record, date: words.date(asOf) })
  }
}
