import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { isReadAsPrinted } from '../../shared/figures/asPrinted'
import type { Figure } from '../../shared/figures/figure'
import { termLabel } from '../../shared/vocabularies/vocabularies'
import { useFigureWords } from './useFigureWords'
import { useLocale } from './useLocale'

export interface FigureTexts {
  /** As printed, with its unit; a dash where there is no number. */
  readonly printed: ComputedRef<string>
  /** What it was read as, or that it was not; empty where the print says so itself. */
  readonly reading: ComputedRef<string>
  readonly isUnclear: ComputedRef<boolean>
  /** Of what part, and by which method. */
  readonly details: ComputedRef<string>
}

/** The texts of a figure wherever it stands in a row. */
export function useFigureTexts(figure: () => Figure): FigureTexts {
  const { t } = useI18n()
  const { locale } = useLocale()
  const words = useFigureWords()

  const printed = computed(() => {
    const { value, unit } = figure()
    const written = value?.written.replace(/\s+/g, ' ').trim() ?? ''
    const text = written || (value ? words.read(value) : '')
    return [text || '—', words.unit(unit)].filter(Boolean).join(' ')
  })
  const reading = computed(() => {
    const { value } = figure()
    if (!value) return ''
    if (value.ambiguous.length > 0) return t('figures.ambiguous')
    const text = words.read(value)
    if (text === '') return t('figures.notUnderstood')
    return isReadAsPrinted(value, text) ? '' : text
  })
  const isUnclear = computed(() => {
    const { value } = figure()
    return value !== null && words.read(value) === ''
  })
  const details = computed(() => {
    const { scope, method } = figure()
    return [scope, termLabel('methods', method, locale.value)].filter(Boolean).join(', ')
  })
  return { printed, reading, isUnclear, details }
}
