import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { recognitionLanguages } from '../../shared/texts/limits'
import type { RecognitionLanguage } from '../../shared/texts/limits'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'
import { useRemembered } from './useRemembered'

const ofLocale = { ru: 'rus', de: 'deu', en: 'eng' } as const

/** The languages in which scans of this catalogue are read: those chosen last, at first that of the interface. */
export function useTextLanguages(): {
  readonly languages: ComputedRef<readonly RecognitionLanguage[]>
  choose(languages: readonly RecognitionLanguage[]): void
} {
  const { catalogue } = useCatalogue()
  const { locale } = useLocale()
  const chosen = useRemembered<readonly string[]>(`textLanguages.${catalogue.device}`, [])
  const languages = computed(() => {
    const known = recognitionLanguages.filter(language => chosen.value.includes(language))
    return known.length > 0 ? known : [ofLocale[locale.value]]
  })
  return {
    languages,
    choose: next => (chosen.value = [...next])
  }
}
