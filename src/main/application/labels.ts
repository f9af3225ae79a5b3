import { Failure } from '../failure'
import type { Locale } from '../../shared/records/words'
import deCommands from '../../shared/locales/de/commands.json'
import deDialogs from '../../shared/locales/de/dialogs.json'
import deFailures from '../../shared/locales/de/failures.json'
import deRestoring from '../../shared/locales/de/restoring.json'
import enCommands from '../../shared/locales/en/commands.json'
import enDialogs from '../../shared/locales/en/dialogs.json'
import enFailures from '../../shared/locales/en/failures.json'
import enRestoring from '../../shared/locales/en/restoring.json'
import ruCommands from '../../shared/locales/ru/commands.json'
import ruDialogs from '../../shared/locales/ru/dialogs.json'
import ruFailures from '../../shared/locales/ru/failures.json'
import ruRestoring from '../../shared/locales/ru/restoring.json'

/** The texts that the main process shows itself: menu, native dialogs, failures without a window. */
export type Labels = typeof enCommands &
  typeof enDialogs &
  typeof enFailures &
  Pick<typeof enRestoring, 'restored'>

const labels: Readonly<Record<Locale, Labels>> = {
  en: { ...enCommands, ...enDialogs, ...enFailures, restored: enRestoring.restored },
  ru: { ...ruCommands, ...ruDialogs, ...ruFailures, restored: ruRestoring.restored },
  de: { ...deCommands, ...deDialogs, ...deFailures, restored: deRestoring.restored }
}

export function labelsOf(locale: Locale): Labels {
  return labels[locale]
}

/** The text for a failure; an unknown code has its English message, which says the same. */
export function failureText(labels: Labels, error: unknown): string {
  const texts: Readonly<Record<string, string>> = labels.failures
  if (error instanceof Failure) return texts[error.code] ?? error.message
  return labels.failures.unexpected
}
