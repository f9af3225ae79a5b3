import { useI18n } from 'vue-i18n'
import { readingReasons } from '../../shared/texts/reasons'

/** Reasons that the application itself gives, by their text in the change log. */
const reasons: Readonly<Record<string, string>> = {
  restored: 'restored',
  'restored record': 'restoredRecord',
  attached: 'attached',
  'sample catalogue': 'sample'
}

/** Why a change was made: as it was entered, or in the language of the interface where the application gave it. */
export function useReasonText(): (why: string | undefined) => string {
  const { t } = useI18n()
  return why => {
    for (const [origin, beginning] of Object.entries(readingReasons)) {
      if (!why?.startsWith(beginning)) continue
      return t(`texts.reasons.${origin}`, { engine: why.slice(beginning.length) })
    }
    const key = why === undefined ? undefined : reasons[why]
    return key === undefined ? (why ?? '') : t(`history.reasons.${key}`)
  }
}
