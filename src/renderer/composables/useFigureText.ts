import { useI18n } from 'vue-i18n'
import { formatDecimal } from '../../shared/figures/format'
import type { FigureValue } from '../../shared/figures/value'
import { useLocale } from './useLocale'

/** What a figure was read as, in words: "≈ 12,000", "at least 300", "none"; empty where it was not, or in two ways. */
export function useFigureText(): (value: FigureValue) => string {
  const { t } = useI18n()
  const { locale } = useLocale()

  return value => {
    const show = (exact: string): string => formatDecimal(exact, locale.value)
    if (value.state === null || value.ambiguous.length > 0) return ''
    if (value.state !== 'value') return t(`figures.${value.state}`)
    const { exact, lower, upper } = value
    const text =
      lower !== null && upper !== null && lower !== upper
        ? `${show(lower)}–${show(upper)}`
        : exact !== null
          ? show(exact)
          : lower !== null
            ? t('figures.atLeast', { value: show(lower) })
            : t('figures.atMost', { value: show(upper ?? '') })
    return value.approximate ? `≈ ${text}` : text
  }
}
