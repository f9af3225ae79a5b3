import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { Locale, Words } from '../../shared/records/words'
import { usePreferencesStore } from '../stores/preferences'

/** The language of the interface, and labels in it. */
export function useLocale(): { locale: ComputedRef<Locale>; say: (words: Words) => string } {
  const preferences = usePreferencesStore()
  const locale = computed(() => preferences.locale)
  return { locale, say: words => words[locale.value] }
}
