import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useLocale } from './useLocale'

/** "8.9M": for the axis of a chart. */
export function useCompactNumber(): ComputedRef<(value: number) => string> {
  const { locale } = useLocale()
  return computed(() => {
    const form = new Intl.NumberFormat(locale.value, {
      notation: 'compact',
      maximumFractionDigits: 1
    })
    return value => form.format(value)
  })
}
