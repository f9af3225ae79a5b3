import { useI18n } from 'vue-i18n'

interface Failed {
  readonly code: string
  readonly message?: string
}

/** Why something failed, in the words of the interface; undefined for a code that has none. */
export function useFailureText(): (failed: Failed) => string | undefined {
  const { t, te } = useI18n()
  return ({ code, message = '' }) =>
    te(`failures.${code}`) ? t(`failures.${code}`, { message }) : undefined
}
