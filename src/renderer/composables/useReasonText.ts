import { useI18n } from 'vue-i18n'

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
    const key = why === undefined ? undefined : reasons[why]
    return key === undefined ? (why ?? '') : t(`history.reasons.${key}`)
  }
}
