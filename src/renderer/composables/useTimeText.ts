import { computed } from 'vue'
import type { Locale } from '../../shared/records/words'
import { useLocale } from './useLocale'

/** English in the order of day, month, year and by the 24-hour clock, as catalogues write it. */
const formatLocales: Readonly<Record<Locale, string>> = { en: 'en-GB', ru: 'ru', de: 'de' }

/** Writes a moment given in ISO 8601, in the time of this machine: "24 Nov 2026, 21:04". */
export function useTimeText(): (at: string) => string {
  const { locale } = useLocale()
  const format = computed(
    () =>
      new Intl.DateTimeFormat(formatLocales[locale.value], {
        dateStyle: 'medium',
        timeStyle: 'short'
      })
  )
  return at => {
    const time = new Date(at)
    return Number.isNaN(time.getTime()) ? at : format.value.format(time)
  }
}
